#include "server/config/config_loader.h"
#include "server/node/hub_thread.h"
#include "server/session/session_key.h"
#include "server/transport/epoll/epoll_transport.h"
#include "tests/support/test_case.h"

#include <QtTest>

using namespace opsroom;
using node::HubLink;
using node::HubThread;
using node::ShardedSessions;
using session::keyOf;

namespace {

/// A hub's thread with all that it needs, which has not been started: what is sent to it stays where it is.
class IdleHubThread
{
public:
    IdleHubThread()
        : config(*config::loadConfig({.isDevelopment = true})),
          materials(*node::loadMaterials(config)),
          verifier(materials.keySet, materials.tokenPolicy),
          thread(2, {config, materials, clock, verifier, revocations, revocationFile, admission, nullptr, settings,
                     tenants, counters, transport, isDraining, sessions, calls, store, nullptr})
    {}

    const config::NodeConfig config;
    const node::Materials materials;
    SystemClock clock;
    auth::JwtVerifier verifier;
    hub::RevocationTable revocations{10, std::chrono::hours(1)};
    node::RevocationFile revocationFile{{}};
    admission::Admission admission{materials.admission, clock};
    hub::HubSettings settings;
    hub::TenantDirectory tenants{10};
    hub::HubCounters counters;
    transport_epoll::EpollTransport transport;
    std::atomic<bool> isDraining = false;
    std::atomic<std::size_t> sessions = 0;
    Mailbox<std::function<void(node::HubPart &)>> calls{10, [] {}};
    node::StoreFile store;
    HubThread thread;
};

/// Writes down what sessions are told.
class RecordingSessions final : public session::SessionPort
{
public:
    std::string beginEvent(hub::NamespaceIndex, std::string_view, std::size_t, std::size_t) override { return {}; }
    hub::EncodedEvent finishEvent(std::string &&, std::span<const std::string>) override { return {}; }
    bool deliver(hub::SessionKey session, const hub::EncodedEvent &event, bool isVolatile) override
    {
        note(session, (isVolatile ? "volatile " : "event ") + std::string(event.text.payload()));
        return true;
    }
    void emit(hub::SessionKey session, std::string_view name, std::string_view) override
    {
        note(session, "emit " + std::string(name));
    }
    void ask(hub::SessionKey session, std::uint64_t ackId, std::string_view name, std::string_view) override
    {
        note(session, "ask " + std::to_string(ackId) + ' ' + std::string(name));
    }
    void ack(hub::SessionKey session, std::uint64_t ackId, std::string_view) override
    {
        note(session, "ack " + std::to_string(ackId));
    }
    void close(hub::SessionKey session, contract::CloseCode) override { note(session, "close"); }
    void describe(std::vector<hub::SessionKey> sessions, hub::SessionsDescribed described) override
    {
        std::vector<hub::SessionFacts> facts;
        for (const hub::SessionKey session : sessions) {
            note(session, "describe");
            facts.push_back({.session = session});
        }
        described(std::move(facts));
    }
    void admit(const session::Admission &admission) override { note(admission.session, "admit"); }
    void refuse(hub::SessionKey session, const Error &) override { note(session, "refuse"); }

    std::vector<std::string> told;

private:
    void note(hub::SessionKey session, const std::string &what)
    {
        told.push_back(std::to_string(session::socketOf(session).slot) + ": " + what);
    }
};

session::SocketId socket(std::uint32_t slot)
{
    return {slot, 1};
}

} // namespace

class TestHubLink : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void key_holdsShardAndSocket();
    void commandsBeyondATurnsLimit_areRefused();
    void commandsBeyondTheMailbox_areRefused();
    void eachShardIsTold_inOrder();
    void publication_isOneEntryForAShard();
    void description_isWholeWhenEachShardHasAnswered();
};

void TestHubLink::key_holdsShardAndSocket()
{
    const session::SocketId id{(1U << session::kSlotBits) - 1, 0xffffffffU};
    for (std::size_t shard = 0; shard < session::kMaxShards; ++shard) {
        QCOMPARE(session::shardOf(keyOf(shard, id)), shard);
        QVERIFY(session::socketOf(keyOf(shard, id)) == id);
    }
}

void TestHubLink::commandsBeyondATurnsLimit_areRefused()
{
    IdleHubThread hub;
    HubLink &link = hub.thread.link(0);
    for (std::size_t i = 0; i < node::kCommandsPerTurn; ++i)
        QVERIFY(link.handle({.name = "ping"}));
    QVERIFY(!link.handle({.name = "ping"}));
    link.leave({}, false); // never refused
    link.flush();
    QVERIFY(link.handle({.name = "ping"}));

    const std::vector<std::string> attachments(1, std::string(node::kCommandBytesPerTurn, 'x'));
    QVERIFY(link.handle({.name = "ping", .attachments = attachments}));
    QVERIFY(!link.handle({.name = "ping"}));
}

void TestHubLink::commandsBeyondTheMailbox_areRefused()
{
    IdleHubThread hub;
    const std::vector<std::string> attachments(1, std::string(node::kCommandBytesPerTurn, 'x'));
    for (std::size_t bytes = 0; bytes < node::kBytesToHub; bytes += node::kCommandBytesPerTurn) {
        HubLink &link = hub.thread.link(bytes / node::kCommandBytesPerTurn % 2);
        QVERIFY(link.handle({.name = "ping", .attachments = attachments}));
        link.flush();
    }
    QVERIFY(!hub.thread.link(0).handle({.name = "ping"}));
    QVERIFY(!hub.thread.link(1).handle({.name = "ping"}));
}

void TestHubLink::eachShardIsTold_inOrder()
{
    ShardedSessions sessions(2, {"/"}, [](const node::Task &task) { task(); });
    const auto event = session::EventEncoder::finish(sessions.beginEvent(0, "e", 0, 1) + "1", {});
    sessions.admit({keyOf(1, socket(7)), {}, {}, {}});
    sessions.emit(keyOf(1, socket(7)), "connected", "{}");
    sessions.ack(keyOf(0, socket(3)), 5, "{}");
    sessions.deliver(keyOf(1, socket(7)), event, false);
    sessions.deliver(keyOf(1, socket(7)), event, true);
    sessions.close(keyOf(1, socket(7)), contract::CloseCode::Shutdown);
    sessions.refuse(keyOf(0, socket(4)), Error(ErrorCode::LimitExceeded));

    RecordingSessions first;
    RecordingSessions second;
    deliverBatch(sessions.take(0), first);
    deliverBatch(sessions.take(1), second);
    QCOMPARE(first.told, (std::vector<std::string>{"3: ack 5", "4: refuse"}));
    QCOMPARE(second.told, (std::vector<std::string>{"7: admit", "7: emit connected", R"(7: event 42["e",1])",
                                                    R"(7: volatile 42["e",1])", "7: close"}));
    QVERIFY(sessions.take(1).empty());
}

void TestHubLink::publication_isOneEntryForAShard()
{
    ShardedSessions sessions(2, {"/"}, [](const node::Task &task) { task(); });
    const auto first = session::EventEncoder::finish(sessions.beginEvent(0, "e", 0, 1) + "1", {});
    const auto second = session::EventEncoder::finish(sessions.beginEvent(0, "e", 0, 1) + "2", {});
    for (const auto &event : {first, second}) {
        for (std::uint32_t slot = 0; slot < 100; ++slot)
            sessions.deliver(keyOf(slot % 2, socket(slot)), event, false);
    }
    for (std::size_t shard : {0U, 1U}) {
        const node::ToShardBatch batch = sessions.take(shard);
        QCOMPARE(batch.size(), std::size_t(2));
        QCOMPARE(std::get<node::FanOut>(batch[0]).sessions.size(), std::size_t(50));
        QCOMPARE(std::get<node::FanOut>(batch[1]).sessions.back(),
                 keyOf(shard, socket(98 + static_cast<std::uint32_t>(shard))));
    }
}

void TestHubLink::description_isWholeWhenEachShardHasAnswered()
{
    ShardedSessions sessions(2, {"/"}, [](const node::Task &task) { task(); });
    int answers = 0;
    std::vector<hub::SessionFacts> facts;
    const auto keep = [&](std::vector<hub::SessionFacts> found) {
        ++answers;
        facts = std::move(found);
    };
    sessions.describe({keyOf(0, socket(1)), keyOf(1, socket(2)), keyOf(0, socket(3))}, keep);
    RecordingSessions shard;
    deliverBatch(sessions.take(1), shard);
    QCOMPARE(answers, 0);
    deliverBatch(sessions.take(0), shard);
    QCOMPARE(answers, 1);
    QCOMPARE(facts.size(), std::size_t(3));
    QCOMPARE(shard.told, (std::vector<std::string>{"2: describe", "1: describe", "3: describe"}));
    sessions.describe({}, keep);
    QCOMPARE(answers, 2);
    QVERIFY(facts.empty());
}

OPSROOM_TEST(TestHubLink)
#include "tst_hub_link.moc"
