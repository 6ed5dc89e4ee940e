#include "core/contract/event_names.h"
#include "core/protocol/json/writer.h"
#include "tests/security/hub_under_test.h"
#include "tests/support/test_case.h"

using namespace opsroom;
using namespace std::chrono_literals;

/// The edges of the queue: its bounds in bytes, answers that were lost, texts of any kind, and who may ask at all.
class QueueEdgesTest : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        TestCase::init();
        begin({});
    }
    void bytesAreBounded();
    void whatIsDoneMakesRoom();
    void completionThatIsRepeatedIsToldOnce();
    void requeuedGoesBehindItsWallet();
    void requeueingKnowsTheBound();
    void longWorkerNamesSurviveTheirLease();
    void reasonIsCutAtACharacter();
    void wrongTypesAreNoAbsence_data();
    void wrongTypesAreNoAbsence();
    void deepTransactionsAreTold();
    void pageOfDeadLettersIsBounded();
    void givesUpWithoutPushedMetrics();
    void overviewCountsEachState();
    void eachTenantHasItsOwnTimes();
    void roles_data();
    void roles();
    void otherTenantsKnowNothing_data();
    void otherTenantsKnowNothing();
    void backEndsMayNotForgeItsEvents_data();
    void backEndsMayNotForgeItsEvents();

private:
    static constexpr std::uint64_t kOperator = 1;

    void begin(const hub::QueueSettings &settings, std::string worker = "worker")
    {
        hub::HubSettings all = test::HubUnderTest::unlimited();
        all.queue = settings;
        m_hub.emplace(all);
        m_worker = std::move(worker);
        m_hub->enter(kOperator, m_hub->claims("ann", "acme", "operator"));
    }
    std::string order(std::string_view operation, const std::string &json, std::string_view tenant = "acme")
    {
        json::Document document;
        const auto body = document.parse(json, {.depth = 300});
        const auto answer = m_hub->hub.carryOutQueueOrder(operation, tenant, *body, {m_worker});
        return answer ? *answer : std::to_string(static_cast<int>(answer.error().code)) + ' ' + answer.error().detail;
    }
    std::string queue(const std::string &id, const std::string &more = {}, const std::string &data = "{}")
    {
        return order("queue-transaction", R"({"transactionId":")" + id + R"(","data":)" + data + more + '}');
    }
    [[nodiscard]] static std::string member(const std::string &json, std::string_view name)
    {
        json::Document document;
        const auto object = document.parse(json);
        const json::Value value = object ? object->find(name) : json::Value();
        if (!value.isPresent())
            return {};
        return value.isString() ? value.string() : std::string(value.raw());
    }
    /// Body of an order about what was leased last.
    std::string take(std::string_view more = {});
    [[nodiscard]] std::string stateOf(const std::string &id)
    {
        return member(order("transaction-status", R"({"transactionId":")" + id + R"("})"), "state");
    }
    void pass(Milliseconds time)
    {
        m_hub->clock.advance(time);
        static_cast<void>(m_hub->hub.onTimer(m_hub->clock.steadyNow()));
    }
    [[nodiscard]] std::size_t heard(std::string_view event)
    {
        const auto &got = m_hub->sink.received[kOperator];
        return static_cast<std::size_t>(
            std::count_if(got.begin(), got.end(), [event](const auto &one) { return one.name == event; }));
    }
    [[nodiscard]] std::string last(std::string_view event)
    {
        const auto &got = m_hub->sink.received[kOperator];
        const auto found = std::find_if(got.rbegin(), got.rend(),
                                        [event](const auto &one) { return one.name == event; });
        return found == got.rend() ? std::string() : found->json;
    }

    std::optional<test::HubUnderTest> m_hub;
    std::string m_worker;
};

std::string QueueEdgesTest::take(std::string_view more)
{
    const std::string answer = order("process-transaction", "{}");
    std::string json;
    json::Writer(json)
        .beginObject()
        .member("transactionId", member(answer, "transactionId"))
        .member("leaseId", member(answer, "leaseId"));
    return json + std::string(more) + '}';
}

void QueueEdgesTest::bytesAreBounded()
{
    begin({.bytes = 2 * (1 + 2)}); // the id of one letter and {}
    QCOMPARE(member(queue("a"), "ok"), std::string("true"));
    QCOMPARE(queue("bc").substr(0, 3), std::string("106"));
    QCOMPARE(member(queue("b"), "ok"), std::string("true"));
    QCOMPARE(queue("c").substr(0, 3), std::string("106"));
    QVERIFY2(member(queue("a"), "duplicate") == "true", "what is known is answered when it is full, too");
}

void QueueEdgesTest::whatIsDoneMakesRoom()
{
    begin({.bytes = 2 * (1 + 2)});
    for (const char *id : {"a", "b"}) {
        queue(id);
        QCOMPARE(member(order("complete-transaction", take()), "ok"), std::string("true"));
    }
    QCOMPARE(member(queue("c"), "ok"), std::string("true"));
    QCOMPARE(stateOf("a"), std::string());
    QCOMPARE(stateOf("b"), std::string("completed"));
}

void QueueEdgesTest::completionThatIsRepeatedIsToldOnce()
{
    queue("a");
    const std::string mine = take();
    QCOMPARE(member(order("complete-transaction", mine), "ok"), std::string("true"));
    QCOMPARE(member(order("complete-transaction", mine), "ok"), std::string("true"));
    QCOMPARE(heard(contract::event::kTransactionCompleted), 1U);
    QCOMPARE(order("complete-transaction", R"({"transactionId":"a","leaseId":"x"})").substr(0, 3), std::string("108"));
    QCOMPARE(order("complete-transaction", R"({"transactionId":"a"})").substr(0, 3), std::string("108"));
    QCOMPARE(order("fail-transaction", mine).substr(0, 3), std::string("108"));
    QCOMPARE(order("extend-transaction", mine).substr(0, 3), std::string("108"));
}

void QueueEdgesTest::requeuedGoesBehindItsWallet()
{
    for (const char *id : {"a", "b", "c"})
        queue(id, R"(,"walletId":"w")");
    order("fail-transaction", take(R"(,"final":true)"));
    const std::string second = take();
    QCOMPARE(stateOf("b"), std::string("leased"));
    QCOMPARE(member(order("requeue-transaction", R"({"transactionId":"a"})"), "ok"), std::string("true"));
    QCOMPARE(member(order("process-transaction", "{}"), "transaction"), std::string("null"));
    order("complete-transaction", second);
    order("complete-transaction", take());
    QCOMPARE(stateOf("c"), std::string("completed"));
    take();
    QCOMPARE(stateOf("a"), std::string("leased"));
}

void QueueEdgesTest::requeueingKnowsTheBound()
{
    begin({.transactions = 1});
    queue("a");
    order("fail-transaction", take(R"(,"final":true)"));
    queue("b");
    QCOMPARE(order("requeue-transaction", R"({"transactionId":"a"})").substr(0, 3), std::string("106"));
    order("complete-transaction", take());
    QCOMPARE(member(order("requeue-transaction", R"({"transactionId":"a"})"), "ok"), std::string("true"));
}

void QueueEdgesTest::longWorkerNamesSurviveTheirLease()
{
    begin({.attempts = 1}, std::string(200, 'w'));
    queue("a");
    take();
    pass(hub::QueueSettings().lease);
    QCOMPARE(stateOf("a"), std::string("dead"));
    QCOMPARE(member(last(contract::event::kTransactionFailed), "broadcastBy"), m_worker);
    QCOMPARE(member(last(contract::event::kTransactionFailed), "reason"), std::string("lease ended"));
}

void QueueEdgesTest::reasonIsCutAtACharacter()
{
    constexpr std::size_t kMost = contract::limits::kQueueReasonBytes;
    queue("a");
    std::string reason(kMost - 1, 'r');
    reason += "\xe2\x82\xac and more"; // the euro sign does not fit any more
    const std::string answer = order("fail-transaction", take(R"(,"reason":")" + reason + '"'));
    QCOMPARE(member(answer, "reason"), reason.substr(0, kMost - 1));
    QCOMPARE(member(last(contract::event::kTransactionFailed), "reason"), reason.substr(0, kMost - 1));
    pass(hub::QueueSettings().retry);
    const std::string whole(kMost, 'r');
    QCOMPARE(member(order("fail-transaction", take(R"(,"reason":")" + whole + '"')), "reason"), whole);
}

void QueueEdgesTest::wrongTypesAreNoAbsence_data()
{
    QTest::addColumn<QString>("operation");
    QTest::addColumn<QString>("body");
    const auto row = [](const char *name, const char *operation, const char *body) {
        QTest::newRow(name) << operation << body;
    };
    row("a number as id does not lease another one", "process-transaction", R"({"transactionId":7})");
    row("null as id", "process-transaction", R"({"transactionId":null})");
    row("a number as wallet", "queue-transaction", R"({"transactionId":"b","data":{},"walletId":7})");
    row("a number as key", "queue-transaction", R"({"transactionId":"b","data":{},"idempotencyKey":7})");
    row("an object as reason", "fail-transaction", R"({"transactionId":"a","leaseId":"x","reason":{}})");
    row("a text as final", "fail-transaction", R"({"transactionId":"a","leaseId":"x","final":"yes"})");
    row("a text as priority", "queue-transaction", R"({"transactionId":"b","data":{},"priority":"high"})");
    row("a fraction as priority", "queue-transaction", R"({"transactionId":"b","data":{},"priority":1.5})");
    row("a priority below the lowest", "queue-transaction", R"({"transactionId":"b","data":{},"priority":-101})");
    row("a negative page", "dead-letters", R"({"from":-1})");
}

void QueueEdgesTest::wrongTypesAreNoAbsence()
{
    QFETCH(QString, operation);
    QFETCH(QString, body);
    queue("a");
    QCOMPARE(order(operation.toStdString(), body.toStdString()).substr(0, 3), std::string("107"));
    QCOMPARE(stateOf("a"), std::string("waiting"));
    QCOMPARE(stateOf("b"), std::string());
}

void QueueEdgesTest::deepTransactionsAreTold()
{
    std::string data = "{}";
    for (int i = 0; i < 200; ++i) {
        data.insert(0, R"({"a":)");
        data += '}';
    }
    QCOMPARE(member(queue("deep", {}, data), "ok"), std::string("true"));
    take();
    QCOMPARE(heard(contract::event::kTransactionProcessing), 1U);
}

void QueueEdgesTest::pageOfDeadLettersIsBounded()
{
    const std::string data = R"({"text":")" + std::string(contract::limits::kPageBytes / 2, 'x') + R"("})";
    for (const char *id : {"a", "b", "c"}) {
        queue(id, {}, data);
        order("fail-transaction", take(R"(,"final":true)"));
    }
    const std::string first = order("dead-letters", "{}");
    QVERIFY(first.find(R"("transactionId":"b")") != std::string::npos);
    QVERIFY(first.find(R"("transactionId":"c")") == std::string::npos);
    const std::string second = order("dead-letters", R"({"from":)" + member(first, "from") + '}');
    QVERIFY(second.find(R"("transactionId":"b")") == std::string::npos);
    QVERIFY(second.find(R"("transactionId":"c")") != std::string::npos);
    QCOMPARE(member(second, "from"), std::string("null"));
}

void QueueEdgesTest::givesUpWithoutPushedMetrics()
{
    queue("a");
    pass(m_hub->settings.queuedTransactionAge);
    QCOMPARE(stateOf("a"), std::string("waiting"));
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("queued-transactions-expired")));
    pass(1ms);
    QCOMPARE(stateOf("a"), std::string("dead"));
}

void QueueEdgesTest::overviewCountsEachState()
{
    const std::string empty = order("queue-overview", "{}");
    QCOMPARE(member(empty, "oldestQueuedAt"), std::string("null"));
    QCOMPARE(member(empty, "bytes"), std::string("0"));
    for (const char *id : {"a", "b", "c", "d", "e"})
        queue(id);
    order("complete-transaction", take());
    order("fail-transaction", take(R"(,"final":true)"));
    take();
    const std::string overview = order("queue-overview", "{}");
    for (const auto &[name, value] :
         {std::pair("waiting", "2"), std::pair("leased", "1"), std::pair("dead", "1"), std::pair("completed", "1"),
          std::pair("bytes", "15"), std::pair("mostTransactions", "50000"), std::pair("mostBytes", "268435456"),
          std::pair("oldestQueuedAt", "2023-11-14T22:13:20.000Z")})
        QCOMPARE(member(overview, name), std::string(value));
    QCOMPARE(order("queue-overview", "{}", "other"), empty);
}

void QueueEdgesTest::eachTenantHasItsOwnTimes()
{
    const auto leaseFor = [this](std::string_view tenant, const char *time) {
        order("queue-transaction", R"({"transactionId":"a","data":{}})", tenant);
        order("process-transaction", R"({"leaseMs":)" + std::string(time) + '}', tenant);
    };
    const auto isLeased = [this](std::string_view tenant) {
        return member(order("transaction-status", R"({"transactionId":"a"})", tenant), "state") == "leased";
    };
    leaseFor("slow", "3000");
    leaseFor("fast", "1000");
    leaseFor("acme", "2000");
    for (int second = 1; second <= 3; ++second) {
        QVERIFY(m_hub->hub.dueAt() <= m_hub->clock.steadyNow() + 1s);
        pass(999ms);
        QCOMPARE(isLeased("fast"), second == 1);
        QCOMPARE(isLeased("acme"), second <= 2);
        QVERIFY(isLeased("slow"));
        pass(1ms);
        QCOMPARE(isLeased("fast"), false);
        QCOMPARE(isLeased("acme"), second == 1);
        QCOMPARE(isLeased("slow"), second <= 2);
    }
}

void QueueEdgesTest::roles_data()
{
    QTest::addColumn<QString>("role");
    QTest::addColumn<QString>("operation");
    QTest::addColumn<bool>("isAllowed");
    const auto row = [](const char *role, const char *operation, bool isAllowed) {
        QTest::addRow("%s: %s", role, operation) << role << operation << isAllowed;
    };
    for (const char *operation :
         {"queue-transaction", "process-transaction", "complete-transaction", "fail-transaction", "extend-transaction"})
    {
        row("service", operation, true);
        row("operator", operation, false);
        row("user", operation, false);
    }
    for (const char *operation : {"transaction-status", "queue-overview", "dead-letters"}) {
        row("operator", operation, true);
        row("auditor", operation, true);
        row("user", operation, false);
    }
    for (const char *operation : {"requeue-transaction", "drop-transaction"}) {
        row("operator", operation, true);
        row("auditor", operation, false);
        row("user", operation, false);
    }
}

void QueueEdgesTest::roles()
{
    QFETCH(QString, role);
    QFETCH(QString, operation);
    QFETCH(bool, isAllowed);
    const hub::MemberId member = m_hub->enter(2, m_hub->claims("bob", "acme", role.toStdString()));
    const std::string ack = m_hub->ask(member, 2, operation.toStdString(), "{}");
    QCOMPARE(ack.find(R"("code":103)") == std::string::npos, isAllowed);
}

void QueueEdgesTest::otherTenantsKnowNothing_data()
{
    QTest::addColumn<QString>("operation");
    for (const char *operation : {"complete-transaction", "fail-transaction", "extend-transaction",
                                  "transaction-status", "requeue-transaction", "drop-transaction"})
        QTest::newRow(operation) << operation;
}

void QueueEdgesTest::otherTenantsKnowNothing()
{
    QFETCH(QString, operation);
    queue("leased");
    const std::string mine = take();
    queue("dead");
    order("fail-transaction", take(R"(,"final":true)"));
    const hub::MemberId stranger = m_hub->enter(2, m_hub->claims("eve", "other", "service"));
    const std::string name = operation.toStdString();
    const std::string unknown = m_hub->ask(stranger, 2, name, R"({"transactionId":"none"})");
    QVERIFY2(unknown.find(R"("code":108)") != std::string::npos, unknown.c_str());
    QCOMPARE(m_hub->ask(stranger, 2, name, mine), unknown);
    QCOMPARE(m_hub->ask(stranger, 2, name, R"({"transactionId":"dead"})"), unknown);
    QCOMPARE(m_hub->ask(stranger, 2, name, R"({"transactionId":"dead","tenantId":"acme"})"), unknown);
    QCOMPARE(stateOf("leased"), std::string("leased"));
    QCOMPARE(stateOf("dead"), std::string("dead"));
}

void QueueEdgesTest::backEndsMayNotForgeItsEvents_data()
{
    QTest::addColumn<QString>("event");
    for (const std::string_view event : {contract::event::kTransactionQueued, contract::event::kTransactionProcessing,
                                         contract::event::kTransactionCompleted, contract::event::kTransactionFailed})
        QTest::newRow(event.data()) << QString::fromUtf8(event.data(), static_cast<qsizetype>(event.size()));
}

void QueueEdgesTest::backEndsMayNotForgeItsEvents()
{
    QFETCH(QString, event);
    json::Document document;
    const auto data = document.parse("{}");
    const auto sent = m_hub->hub.emitToTenant("acme", event.toStdString(), *data, {"svc"});
    QCOMPARE(sent.error().code, ErrorCode::BadRequest);
    QCOMPARE(heard(event.toStdString()), 0U);
}

OPSROOM_TEST(QueueEdgesTest)
#include "tst_queue_edges.moc"
