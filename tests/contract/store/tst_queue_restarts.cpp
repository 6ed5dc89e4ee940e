#include "core/protocol/json/writer.h"
#include "tests/contract/store/stores_under_test.h"
#include "tests/support/test_case.h"

#include <deque>
#include <random>
#include <set>

using namespace opsroom;
using namespace std::chrono_literals;

namespace {

/// What a queue is, in a few lines: what is not done stands in its wallet's line, and the first of a line may be leased.
struct Model
{
    std::map<std::string, std::deque<std::string>> wallets;
    std::map<std::string, std::string> leases; ///< transaction to lease
    std::set<std::string> dead;
    std::set<std::string> done;

    [[nodiscard]] static std::string walletOf(const std::string &id) { return id.substr(0, id.find('-')); }
    [[nodiscard]] bool isFirst(const std::string &id) { return wallets[walletOf(id)].front() == id; }
    void leave(const std::string &id, std::set<std::string> &whereTo)
    {
        leases.erase(id);
        std::erase(wallets[walletOf(id)], id);
        whereTo.insert(id);
    }
    [[nodiscard]] std::string anyOf(const auto &ids, std::mt19937 &random) const
    {
        const auto chosen = std::next(ids.begin(), static_cast<std::ptrdiff_t>(random() % ids.size()));
        if constexpr (requires { chosen->first; })
            return chosen->first;
        else
            return *chosen;
    }
};

} // namespace

/// Random work on a queue whose hub stops and starts again in between: each wallet's order is kept, nothing is lost, and
/// nothing is leased twice at a time.
class QueueRestartsTest : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void againstAModel_data() { test::addStoreKinds(); }
    void againstAModel();

private:
    void startHub()
    {
        m_hub.emplace(
            hub::HubContext{m_settings, m_clock, m_stores->policy, *m_stores->tenants, m_stores->sink, m_counters},
            m_tokens, m_stores->ports());
    }
    void restart();
    std::string order(std::string_view operation, const std::string &id, const std::string &more = {});
    [[nodiscard]] std::string stateOf(const std::string &id);
    void step(std::mt19937 &random);
    void enqueue(std::mt19937 &random);
    void lease();
    void endOne(std::mt19937 &random);
    void requeueOne(std::mt19937 &random);
    void pass(Milliseconds time);
    void learnEndedLeases();

    test::FakeClock m_clock;
    hub::HubSettings m_settings;
    hub::HubCounters m_counters;
    test::TokenBook m_tokens;
    std::optional<test::StoresUnderTest> m_stores;
    std::optional<hub::Hub> m_hub;
    Model m_model;
    int m_number = 0;
};

void QueueRestartsTest::restart()
{
    m_hub.reset();
    if (m_stores->survivesRestart())
        m_stores->restart();
    startHub();
}

std::string QueueRestartsTest::order(std::string_view operation, const std::string &id, const std::string &more)
{
    std::string text;
    json::Writer writer(text);
    writer.beginObject();
    if (!id.empty())
        writer.member("transactionId", id);
    if (const auto lease = m_model.leases.find(id); lease != m_model.leases.end())
        writer.member("leaseId", lease->second);
    text += more + '}';
    json::Document document;
    const auto body = document.parse(text);
    const auto answer = m_hub->carryOutQueueOrder(operation, "acme", *body, {"worker"});
    return answer ? *answer : std::string();
}

std::string QueueRestartsTest::stateOf(const std::string &id)
{
    const std::string answer = order("transaction-status", id);
    for (const char *state : {"waiting", "leased", "dead", "completed"}) {
        if (answer.find("\"state\":\"" + std::string(state)) != std::string::npos)
            return state;
    }
    return {};
}

void QueueRestartsTest::enqueue(std::mt19937 &random)
{
    const std::string wallet = "w" + std::to_string(random() % 6);
    const std::string id = wallet + '-' + std::to_string(++m_number);
    const std::string more = ",\"walletId\":\"" + wallet
                             + "\",\"data\":{},\"priority\":" + std::to_string(random() % 3);
    QVERIFY(!order("queue-transaction", id, more).empty());
    m_model.wallets[wallet].push_back(id);
}

void QueueRestartsTest::lease()
{
    const auto leased = m_hub->processTransaction("acme", {}, {"worker"});
    QVERIFY(leased.has_value());
    if (!*leased)
        return;
    const std::string &id = (*leased)->transactionId;
    QVERIFY2(!m_model.leases.contains(id), "given to two workers");
    QVERIFY2(!m_model.done.contains(id) && !m_model.dead.contains(id), "what has ended comes back");
    QVERIFY2(m_model.isFirst(id), "out of its wallet's order");
    m_model.leases[id] = (*leased)->leaseId;
}

void QueueRestartsTest::endOne(std::mt19937 &random)
{
    if (m_model.leases.empty())
        return;
    const std::string id = m_model.anyOf(m_model.leases, random);
    if (random() % 2 == 0) {
        QVERIFY(!order("complete-transaction", id).empty());
        m_model.leave(id, m_model.done);
        return;
    }
    QVERIFY(!order("fail-transaction", id, random() % 4 == 0 ? ",\"final\":true" : "").empty());
    if (stateOf(id) == "dead")
        m_model.leave(id, m_model.dead);
    else
        m_model.leases.erase(id);
}

void QueueRestartsTest::requeueOne(std::mt19937 &random)
{
    if (m_model.dead.empty())
        return;
    const std::string id = m_model.anyOf(m_model.dead, random);
    QVERIFY(!order("requeue-transaction", id).empty());
    m_model.dead.erase(id);
    m_model.wallets[Model::walletOf(id)].push_back(id);
}

void QueueRestartsTest::pass(Milliseconds time)
{
    m_clock.advance(time);
    static_cast<void>(m_hub->onTimer(m_clock.steadyNow()));
    learnEndedLeases();
}

void QueueRestartsTest::learnEndedLeases()
{
    const auto leases = m_model.leases;
    for (const auto &[id, lease] : leases) {
        const std::string state = stateOf(id);
        if (state == "dead")
            m_model.leave(id, m_model.dead);
        else if (state == "waiting")
            m_model.leases.erase(id);
        else
            QCOMPARE(state, std::string("leased"));
    }
}

void QueueRestartsTest::step(std::mt19937 &random)
{
    switch (random() % 10) {
    case 0:
    case 1:
    case 2:
        return enqueue(random);
    case 3:
    case 4:
    case 5:
        return lease();
    case 6:
    case 7:
        return endOne(random);
    case 8:
        return requeueOne(random);
    default:
        return pass(Milliseconds(random() % 3000));
    }
}

void QueueRestartsTest::againstAModel()
{
    QFETCH(QString, kind);
    const auto seed = std::random_device()();
    qInfo("seed %u", seed);
    std::mt19937 random(seed);
    m_settings = test::HubUnderTest::unlimited();
    m_settings.queue = {.attempts = 4, .lease = 10s, .retry = 1s, .longestRetry = 4s};
    m_settings.idempotencyWindow = 24h;
    m_model = {};
    m_number = 0;
    m_hub.reset();
    m_stores.emplace(kind, store::StoreBounds());
    startHub();

    for (int i = 0; i < 2000 && !QTest::currentTestFailed(); ++i) {
        step(random);
        if (random() % 150 == 0)
            restart();
    }
    restart();
    for (const auto &[wallet, ids] : m_model.wallets) {
        for (const std::string &id : ids)
            QCOMPARE(stateOf(id), std::string(m_model.leases.contains(id) ? "leased" : "waiting"));
    }
    for (const std::string &id : m_model.dead)
        QCOMPARE(stateOf(id), std::string("dead"));
    for (const std::string &id : m_model.done)
        QCOMPARE(stateOf(id), std::string("completed"));

    // Everything that waits can be worked on to its end.
    for (int turn = 0; turn < 20'000 && !QTest::currentTestFailed(); ++turn) {
        const std::size_t before = m_model.leases.size();
        lease();
        if (m_model.leases.size() == before) {
            if (m_model.leases.empty() && m_hub->getTenantStats("acme").queuedTransactions == 0)
                break;
            pass(1s);
        }
        const auto leases = m_model.leases;
        for (const auto &[id, lease] : leases) {
            QVERIFY(!order("complete-transaction", id).empty());
            m_model.leave(id, m_model.done);
        }
    }
    QCOMPARE(m_model.done.size() + m_model.dead.size(), static_cast<std::size_t>(m_number));
    m_hub.reset();
    m_stores.reset();
}

OPSROOM_TEST(QueueRestartsTest)
#include "tst_queue_restarts.moc"
