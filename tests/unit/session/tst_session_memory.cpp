#include "server/auth/development_key.h"
#include "server/auth/jwt_verifier.h"
#include "server/auth/token_signer.h"
#include "server/config/toml_reader.h"
#include "server/node/materials.h"
#include "server/session/engine_endpoint.h"
#include "server/session/hub_desk.h"
#include "server/session/hub_sessions.h"
#include "server/store/memory_stores.h"
#include "tests/support/idle_shard.h"
#include "tests/support/test_case.h"

#include <QtTest>

#ifdef __GLIBC__
#include <malloc.h>
#endif

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool kIsAllocatorReplaced = true;
#else
constexpr bool kIsAllocatorReplaced = false;
#endif

using namespace opsroom;

namespace {

constexpr int kSessions = 10'000;
constexpr int kTenants = 100;
/// Above the transport, of a session that is authenticated, in its tenant's room, and idle.
constexpr std::size_t kBudget = 625;
/// The same after each has sent: what a user may still send in this second is remembered too.
constexpr std::size_t kActiveBudget = 660;

std::size_t allocatedBytes()
{
#ifdef __GLIBC__
    const struct mallinfo2 info = ::mallinfo2();
    return info.uordblks + info.hblkhd;
#else
    return 0;
#endif
}

/// Everything that a node has above its transport.
class Stack
{
public:
    Stack()
        : policy(*hub::Policy::of(*config::readPolicy(node::defaultPolicyText(), "default"))),
          verifier(*auth::KeySet::make({*auth::developmentKey()}), {}),
          sessions(0, clock, {"/"}, verifier, counters, isDraining),
          hub({settings, clock, policy, tenants, sessions, counters}, verifier, stores.ports()),
          sockets(shard, clock, {}, sessions),
          engine(shard, clock, {}, sockets),
          signer(*auth::TokenSigner::make(*auth::developmentKey()))
    {
        sockets.attach(engine.sessions());
        sessions.attach(sockets, desk);
    }

    void connect(int number)
    {
        const transport::ConnectionId id{static_cast<std::uint32_t>(number), 1};
        http::Request head;
        head.method = "GET";
        head.query = "EIO=4&transport=websocket";
        const transport::Verdict verdict = engine.judge(id, {"127.0.0.1", 40000, false}, head, true);
        engine.onOpen(id, verdict.tag);
        auth::TokenRequest request;
        request.user = "0190c6b2-7d1e-7bc1-9d20-" + std::to_string(100'000'000'000 + number);
        request.tenant = "tenant-" + std::to_string(number % kTenants);
        request.roles = {"operator"};
        const std::string token = *signer.issue(request, clock.wallNow());
        engine.onMessage(id, verdict.tag, websocket::Opcode::Text, "40{\"token\":\"" + token + "\"}");
        tags.push_back(verdict.tag);
    }
    void say(int number, std::string_view text)
    {
        const transport::ConnectionId id{static_cast<std::uint32_t>(number), 1};
        engine.onMessage(id, tags[static_cast<std::size_t>(number)], websocket::Opcode::Text, text);
    }

    SystemClock clock;
    test::IdleShard shard;
    hub::HubSettings settings;
    hub::Policy policy;
    hub::TenantDirectory tenants{1000};
    hub::HubCounters counters;
    std::atomic<bool> isDraining = false;
    auth::JwtVerifier verifier;
    session::HubSessions sessions;
    store::MemoryStores stores{store::StoreBounds{}};
    hub::Hub hub;
    session::HubDesk desk{hub, sessions};
    session::SocketLayer sockets;
    session::EngineEndpoint engine;
    auth::TokenSigner signer;
    std::vector<std::uint32_t> tags;
};

} // namespace

class TestSessionMemory : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void idleSession_staysWithinItsBudget();
};

void TestSessionMemory::idleSession_staysWithinItsBudget()
{
    if (kIsAllocatorReplaced || allocatedBytes() == 0)
        QSKIP("the allocator does not say what it gave");
    Stack stack;
    stack.tags.reserve(kSessions);
    const std::size_t before = allocatedBytes();
    for (int i = 0; i < kSessions; ++i)
        stack.connect(i);
    QCOMPARE(stack.hub.size(), std::size_t(kSessions));
    const std::size_t idle = (allocatedBytes() - before) / kSessions;

    for (int i = 0; i < kSessions; ++i)
        stack.say(i, R"(421["ping"])");
    stack.engine.sessions().endTurn();
    const std::size_t active = (allocatedBytes() - before) / kSessions;
    qInfo("%zu bytes a session idle, %zu after each has sent and received", idle, active);
    QVERIFY2(idle <= kBudget, qPrintable(QString::number(idle)));
    QVERIFY2(active <= kActiveBudget, qPrintable(QString::number(active)));
}

OPSROOM_TEST(TestSessionMemory)
#include "tst_session_memory.moc"
