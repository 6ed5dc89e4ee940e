#include "tests/security/hub_under_test.h"
#include "tests/support/test_case.h"

using namespace std::chrono_literals;
using namespace opsroom;

namespace {

/// An alert about \a subject, for \a user.
void raiseFor(test::HubUnderTest &world, std::string_view user, std::string_view subject)
{
    json::Document document;
    const std::string text = R"({"alertId":"a-1","message":"m","subject":{"userId":")" + std::string(subject)
                             + R"("}})";
    const auto alert = document.parse(text);
    const auto published = world.hub.emitToUser("acme", user, "compliance-alert", *alert, {"back-end"});
    QVERIFY2(published.has_value(), published ? "" : published.error().detail.c_str());
}

} // namespace

/// What is sent to users who are away.
class OfflineDeskTest : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void whoIsAwayGetsItInOrder();
    void whoIsThereGetsItAtOnce();
    void itIsKeptUntilAcknowledged();
    void oneSessionAtATime();
    void anotherSessionTakesOver();
    void onlyAsManyAsTheWindow();
    void theWindowIsOneForAllTenants();
    void rolesCountAtTheDelivery();
    void anotherTenantsUserGetsNothing();
    void aSubjectGetsNoAlert();
    void resumeDoesNotGiveItTwice();
    void whatIsTooOldIsDropped();
    void aWrongAckChangesNothing();

private:
    static void send(test::HubUnderTest &world, std::string_view user, int number, std::string_view event = "notice",
                     std::string_view tenant = "acme")
    {
        json::Document document;
        const std::string text = "{\"n\":" + std::to_string(number) + '}';
        const auto published = world.hub.emitToUser(tenant, user, event, *document.parse(text), {"back-end"});
        QVERIFY2(published.has_value(), published ? "" : published.error().detail.c_str());
    }
    static hub::MemberId arrive(test::HubUnderTest &world, std::uint64_t session, const hub::Claims &claims,
                                hub::Returning returning = {})
    {
        const hub::MemberId id = world.enter(session, claims);
        world.hub.welcome(id, claims, world.hub.receive(id, std::move(returning), "socket"));
        return id;
    }
    /// The numbers of the events of that name that the session has received.
    [[nodiscard]] static QList<int> numbers(test::HubUnderTest &world, std::uint64_t session,
                                            std::string_view event = "notice")
    {
        QList<int> all;
        for (const auto &received : world.sink.received[session]) {
            if (received.name == event)
                all.append(std::stoi(received.json.substr(received.json.find(':') + 1)));
        }
        return all;
    }
    static void acknowledgeAll(test::HubUnderTest &world, std::uint64_t session, hub::MemberId id)
    {
        for (const std::uint64_t ackId : std::exchange(world.sink.asked[session], {}))
            world.hub.acknowledge(id, ackId);
    }
};

void OfflineDeskTest::whoIsAwayGetsItInOrder()
{
    test::HubUnderTest world;
    for (int i = 1; i <= 3; ++i)
        send(world, "ann", i);
    QCOMPARE(world.hub.waitingForUsers(), 3U);
    const hub::MemberId ann = arrive(world, 1, world.claims("ann", "acme"));
    QCOMPARE(numbers(world, 1), (QList<int>{1, 2, 3}));
    QCOMPARE(world.sink.received[1].front().name, std::string("connected"));
    for (const char *stamp : {"\"eventId\":", "\"tenantId\":\"acme\"", "\"broadcastBy\":\"back-end\"", "\"seq\":1"})
        QVERIFY2(world.sink.received[1][1].json.find(stamp) != std::string::npos, stamp);
    acknowledgeAll(world, 1, ann);
    QCOMPARE(world.hub.waitingForUsers(), 0U);
    QCOMPARE(world.counters.offlineKept.load(), 3U);
    QCOMPARE(world.counters.offlineDelivered.load(), 3U);
}

void OfflineDeskTest::whoIsThereGetsItAtOnce()
{
    test::HubUnderTest world;
    arrive(world, 1, world.claims("ann", "acme"));
    send(world, "ann", 1);
    QCOMPARE(numbers(world, 1), QList<int>{1});
    QVERIFY(world.sink.asked[1].empty());
    QCOMPARE(world.hub.waitingForUsers(), 0U);
}

void OfflineDeskTest::itIsKeptUntilAcknowledged()
{
    test::HubUnderTest world;
    send(world, "ann", 1);
    send(world, "ann", 2);
    hub::MemberId ann = arrive(world, 1, world.claims("ann", "acme"));
    world.hub.acknowledge(ann, world.sink.asked[1].front());
    world.hub.leave(ann, true);
    QCOMPARE(world.hub.waitingForUsers(), 1U);
    ann = arrive(world, 2, world.claims("ann", "acme"));
    QCOMPARE(numbers(world, 2), QList<int>{2});
    acknowledgeAll(world, 2, ann);
    world.hub.leave(ann, false);
    arrive(world, 3, world.claims("ann", "acme"));
    QCOMPARE(numbers(world, 3), QList<int>{});
}

void OfflineDeskTest::oneSessionAtATime()
{
    test::HubUnderTest world;
    send(world, "ann", 1);
    arrive(world, 1, world.claims("ann", "acme"));
    arrive(world, 2, world.claims("ann", "acme"));
    QCOMPARE(numbers(world, 1), QList<int>{1});
    QCOMPARE(numbers(world, 2), QList<int>{});
}

void OfflineDeskTest::anotherSessionTakesOver()
{
    test::HubUnderTest world;
    send(world, "ann", 1);
    send(world, "ann", 2);
    const hub::MemberId first = arrive(world, 1, world.claims("ann", "acme"));
    const hub::MemberId second = arrive(world, 2, world.claims("ann", "acme"));
    world.hub.acknowledge(first, world.sink.asked[1].front());
    world.hub.leave(first, true);
    QCOMPARE(numbers(world, 2), QList<int>{2});
    acknowledgeAll(world, 2, second);
    QCOMPARE(world.hub.waitingForUsers(), 0U);
}

void OfflineDeskTest::onlyAsManyAsTheWindow()
{
    test::HubUnderTest world;
    const int window = int(hub::OfflineDesk::kWindow);
    for (int i = 1; i <= window + 2; ++i)
        send(world, "ann", i);
    const hub::MemberId ann = arrive(world, 1, world.claims("ann", "acme"));
    QCOMPARE(numbers(world, 1).size(), window);
    world.hub.acknowledge(ann, world.sink.asked[1].front());
    QCOMPARE(numbers(world, 1).size(), window + 1);
    QCOMPARE(numbers(world, 1).last(), window + 1);
    world.sink.asked[1].erase(world.sink.asked[1].begin());
    acknowledgeAll(world, 1, ann);
    acknowledgeAll(world, 1, ann);
    QCOMPARE(numbers(world, 1).size(), window + 2);
    QCOMPARE(world.hub.waitingForUsers(), 0U);
}

void OfflineDeskTest::theWindowIsOneForAllTenants()
{
    constexpr int kOfEach = 40;
    test::HubUnderTest world;
    hub::Claims claims = world.claims("ann", "acme");
    claims.tenants = {"acme", "beta", "gamma"};
    for (const char *tenant : {"acme", "beta", "gamma"}) {
        for (int i = 1; i <= kOfEach; ++i)
            send(world, "ann", i, "notice", tenant);
    }
    const hub::MemberId ann = arrive(world, 1, claims);
    int delivered = 0;
    while (!world.sink.asked[1].empty()) {
        QVERIFY2(world.sink.asked[1].size() <= hub::OfflineDesk::kWindow, "more on their way than the window holds");
        world.hub.acknowledge(ann, world.sink.asked[1].front());
        world.sink.asked[1].erase(world.sink.asked[1].begin());
        ++delivered;
    }
    QCOMPARE(delivered, 3 * kOfEach);
    QCOMPARE(world.hub.waitingForUsers(), 0U);
}

void OfflineDeskTest::rolesCountAtTheDelivery()
{
    test::HubUnderTest world;
    raiseFor(world, "ann", "eve");
    const hub::MemberId first = arrive(world, 1, world.claims("ann", "acme", "operator"));
    QVERIFY(world.sink.asked[1].empty());
    world.hub.leave(first, false);
    QCOMPARE(world.hub.waitingForUsers(), 1U);
    const hub::MemberId second = arrive(world, 2, world.claims("ann", "acme", "compliance"));
    QCOMPARE(world.sink.asked[2].size(), 1U);
    acknowledgeAll(world, 2, second);
    QCOMPARE(world.hub.waitingForUsers(), 0U);
}

void OfflineDeskTest::anotherTenantsUserGetsNothing()
{
    test::HubUnderTest world;
    send(world, "ann", 1);
    arrive(world, 1, world.claims("ann", "beta"));
    arrive(world, 2, world.claims("bob", "acme"));
    QCOMPARE(numbers(world, 1), QList<int>{});
    QCOMPARE(numbers(world, 2), QList<int>{});
    QCOMPARE(world.hub.waitingForUsers(), 1U);
    // A token for both tenants has it.
    hub::Claims both = world.claims("ann", "beta");
    both.tenants = {"beta", "acme"};
    arrive(world, 3, both);
    QCOMPARE(numbers(world, 3), QList<int>{1});
}

void OfflineDeskTest::aSubjectGetsNoAlert()
{
    test::HubUnderTest world;
    raiseFor(world, "ann", "ann");
    QCOMPARE(world.hub.waitingForUsers(), 0U);
    arrive(world, 1, world.claims("ann", "acme", "compliance"));
    QVERIFY(world.sink.asked[1].empty());
}

/// What waits here comes from here: in a resume it would come a second time.
void OfflineDeskTest::resumeDoesNotGiveItTwice()
{
    test::HubUnderTest world;
    hub::MemberId ann = arrive(world, 1, world.claims("ann", "acme"));
    send(world, "ann", 1);
    const std::string &connected = world.sink.received[1].front().json;
    const auto epochAt = connected.find("\"epoch\":\"") + 9;
    const std::string epoch = connected.substr(epochAt, connected.find('"', epochAt) - epochAt);
    world.hub.leave(ann, true);
    send(world, "ann", 2);
    json::Document document;
    const auto body = document.parse("{\"n\":3}");
    QVERIFY(world.hub.emitToTenant("acme", "notice", *body, {"back-end"}).has_value());

    ann = arrive(world, 2, world.claims("ann", "acme"), {.streams = {{"", epoch, 1}}});
    QCOMPARE(numbers(world, 2), (QList<int>{3, 2}));
    QCOMPARE(world.sink.asked[2].size(), 1U);
    world.hub.leave(ann, true);
    ann = arrive(world, 3, world.claims("ann", "acme"), {.streams = {{"", epoch, 3}}});
    QCOMPARE(numbers(world, 3), QList<int>{2});
    acknowledgeAll(world, 3, ann);
    world.hub.leave(ann, true);
    arrive(world, 4, world.claims("ann", "acme"), {.streams = {{"", epoch, 3}}});
    QCOMPARE(numbers(world, 4), QList<int>{});
}

void OfflineDeskTest::whatIsTooOldIsDropped()
{
    test::HubUnderTest world;
    send(world, "ann", 1);
    world.clock.advance(world.settings.offlineAge - 1ms);
    send(world, "ann", 2);
    world.clock.advance(2ms);
    const auto claims = world.claims("ann", "acme");
    arrive(world, 1, claims);
    QCOMPARE(numbers(world, 1), QList<int>{2});
    QCOMPARE(world.counters.offlineDropped.load(), 1U);
}

void OfflineDeskTest::aWrongAckChangesNothing()
{
    test::HubUnderTest world;
    send(world, "ann", 1);
    const hub::MemberId ann = arrive(world, 1, world.claims("ann", "acme"));
    const hub::MemberId bob = arrive(world, 2, world.claims("bob", "acme"));
    const std::uint64_t asked = world.sink.asked[1].front();
    world.hub.acknowledge(bob, asked);
    world.hub.acknowledge(ann, asked + 1);
    world.hub.acknowledge(hub::MemberId(), asked);
    QCOMPARE(world.hub.waitingForUsers(), 1U);
    world.hub.acknowledge(ann, asked);
    world.hub.acknowledge(ann, asked);
    QCOMPARE(world.hub.waitingForUsers(), 0U);
}

OPSROOM_TEST(OfflineDeskTest)
#include "tst_offline_desk.moc"
