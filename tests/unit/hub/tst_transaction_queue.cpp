#include "core/protocol/json/writer.h"
#include "tests/security/hub_under_test.h"
#include "tests/support/test_case.h"

using namespace opsroom;
using namespace std::chrono_literals;

/// The queue keeps each wallet's order, gives a transaction to one worker at a time, and lets none get lost.
class TransactionQueueTest : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        TestCase::init();
        begin({});
    }
    void firstInFirstOut();
    void walletsGoOneAfterTheOther();
    void priorityBetweenWallets();
    void theSameAgain_data();
    void theSameAgain();
    void isBounded();
    void leasesEnd();
    void leasesAreOneWorkers_data();
    void leasesAreOneWorkers();
    void failuresAreTriedAgain();
    void deadLetters();
    void tooOldIsADeadLetter();
    void tellsTheTenant();
    void refusesWhatMakesNoSense_data();
    void refusesWhatMakesNoSense();
    void survivesTheHub();
    void againstAModel();

private:
    static constexpr std::uint64_t kOperator = 1;
    static constexpr std::uint64_t kStranger = 2;

    void begin(const hub::QueueSettings &settings)
    {
        hub::HubSettings all = test::HubUnderTest::unlimited();
        all.queue = settings;
        m_hub.emplace(all);
        m_hub->enter(kOperator, m_hub->claims("ann", "acme", "operator"));
        m_hub->enter(kStranger, m_hub->claims("otto", "other", "operator"));
    }
    std::string order(std::string_view operation, const std::string &json, std::string_view tenant = "acme")
    {
        const auto body = m_document.parse(json);
        const auto answer = m_hub->hub.carryOutQueueOrder(operation, tenant, *body, {"worker"});
        return answer ? *answer : std::to_string(int(answer.error().code)) + ' ' + answer.error().detail;
    }
    std::string queue(const std::string &id, const std::string &more = {})
    {
        return order("queue-transaction", R"({"transactionId":")" + id + R"(","data":{"n":1})" + more + '}');
    }
    [[nodiscard]] static std::string member(const std::string &json, std::string_view name)
    {
        json::Document document;
        const auto object = document.parse(json);
        const json::Value value = object ? object->find(name) : json::Value();
        return !value.isPresent() ? std::string() : value.isString() ? value.string() : std::string(value.raw());
    }
    /// Id of what was leased; empty if nothing could be.
    std::string take()
    {
        const std::string answer = order("process-transaction", "{}");
        m_leases[member(answer, "transactionId")] = member(answer, "leaseId");
        return member(answer, "transactionId");
    }
    [[nodiscard]] std::string with(const std::string &id, std::string_view more = {});
    [[nodiscard]] static bool isOk(const std::string &answer) { return member(answer, "ok") == "true"; }
    void pass(Milliseconds time)
    {
        m_hub->clock.advance(time);
        static_cast<void>(m_hub->hub.onTimer(m_hub->clock.steadyNow()));
    }
    [[nodiscard]] QByteArrayList heard(std::uint64_t session)
    {
        QByteArrayList names;
        for (const auto &event : m_hub->sink.received[session])
            names.append(QByteArray::fromStdString(event.name));
        return names;
    }

    std::optional<test::HubUnderTest> m_hub;
    json::Document m_document;
    std::map<std::string, std::string> m_leases;
};

/// The body of an order about a transaction that was leased.
std::string TransactionQueueTest::with(const std::string &id, std::string_view more)
{
    std::string json;
    json::Writer(json).beginObject().member("transactionId", id).member("leaseId", m_leases[id]);
    return json + std::string(more) + '}';
}

void TransactionQueueTest::firstInFirstOut()
{
    for (const char *id : {"a", "b", "c"})
        QVERIFY(isOk(queue(id)));
    QCOMPARE(take(), std::string("a"));
    QCOMPARE(take(), std::string("b"));
    QCOMPARE(member(order("transaction-status", with("c")), "queueSize"), std::string("1"));
    QCOMPARE(take(), std::string("c"));
    QCOMPARE(take(), std::string());
}

void TransactionQueueTest::walletsGoOneAfterTheOther()
{
    queue("a1", R"(,"walletId":"a")");
    queue("a2", R"(,"walletId":"a")");
    queue("b1", R"(,"walletId":"b")");
    QCOMPARE(take(), std::string("a1"));
    QCOMPARE(take(), std::string("b1"));
    QCOMPARE(take(), std::string());
    QCOMPARE(order("process-transaction", R"({"transactionId":"a2"})").substr(0, 3), std::string("108"));
    QVERIFY(isOk(order("complete-transaction", with("a1"))));
    QCOMPARE(take(), std::string("a2"));
}

void TransactionQueueTest::priorityBetweenWallets()
{
    queue("low", R"(,"walletId":"a","priority":-1)");
    queue("normal", R"(,"walletId":"b")");
    queue("high", R"(,"walletId":"c","priority":5)");
    queue("d1", R"(,"walletId":"d")");
    queue("d2", R"(,"walletId":"d","priority":100)");
    QCOMPARE(take(), std::string("high"));
    QCOMPARE(take(), std::string("normal"));
    QCOMPARE(take(), std::string("d1"));
    QCOMPARE(take(), std::string("low"));
    QCOMPARE(take(), std::string());
    order("complete-transaction", with("d1"));
    QCOMPARE(take(), std::string("d2"));
}

void TransactionQueueTest::theSameAgain_data()
{
    QTest::addColumn<QString>("again");
    QTest::addColumn<QString>("answer"); ///< "duplicate", or the code
    QTest::newRow("the same is answered as before") << R"("transactionId":"t","data":{"n":1},"idempotencyKey":"k")"
                                                    << "duplicate";
    QTest::newRow("the key may be left out") << R"("transactionId":"t","data":{"n":1})"
                                             << "duplicate";
    QTest::newRow("other data is refused") << R"("transactionId":"t","data":{"n":2},"idempotencyKey":"k")"
                                           << "107";
    QTest::newRow("another priority is refused") << R"("transactionId":"t","data":{"n":1},"priority":1)"
                                                 << "107";
    QTest::newRow("the key with another id is refused") << R"("transactionId":"u","data":{"n":1},"idempotencyKey":"k")"
                                                        << "107";
}

void TransactionQueueTest::theSameAgain()
{
    QFETCH(QString, again);
    QFETCH(QString, answer);
    QVERIFY(isOk(queue("t", R"(,"idempotencyKey":"k")")));
    for (const char *moment : {"waiting", "leased", "completed"}) {
        const std::string got = order("queue-transaction", '{' + again.toStdString() + '}');
        if (answer.toStdString() == "duplicate")
            QVERIFY2(member(got, "duplicate") == "true", moment);
        else
            QVERIFY2(got.substr(0, 3) == answer.toStdString(), moment);
        if (moment == std::string("waiting"))
            QCOMPARE(take(), std::string("t"));
        if (moment == std::string("leased"))
            QVERIFY(isOk(order("complete-transaction", with("t"))));
    }
    QCOMPARE(take(), std::string());
    pass(m_hub->settings.idempotencyWindow);
    QCOMPARE(order("transaction-status", with("t")).substr(0, 3), std::string("108"));
}

void TransactionQueueTest::isBounded()
{
    begin({.transactions = 2});
    QVERIFY(isOk(queue("a")));
    QVERIFY(isOk(queue("b")));
    QCOMPARE(queue("c").substr(0, 3), std::string("106"));
    QCOMPARE(member(order("queue-transaction", R"({"transactionId":"c","data":{}})", "other"), "ok"),
             std::string("true"));
    QCOMPARE(take(), std::string("a"));
    QCOMPARE(queue("c").substr(0, 3), std::string("106"));
    QVERIFY(isOk(order("complete-transaction", with("a"))));
    QVERIFY(isOk(queue("c")));
}

void TransactionQueueTest::leasesEnd()
{
    queue("a");
    QCOMPARE(take(), std::string("a"));
    const std::string late = with("a");
    pass(hub::QueueSettings().lease - 1ms);
    QCOMPARE(member(order("transaction-status", with("a")), "state"), std::string("leased"));
    QVERIFY(isOk(order("extend-transaction", with("a", R"(,"leaseMs":1000)"))));
    pass(999ms);
    QCOMPARE(member(order("transaction-status", with("a")), "state"), std::string("leased"));
    pass(1ms);
    QCOMPARE(member(order("transaction-status", with("a")), "state"), std::string("waiting"));
    QCOMPARE(order("complete-transaction", late).substr(0, 3), std::string("108"));
    QCOMPARE(take(), std::string());
    pass(hub::QueueSettings().retry);
    QCOMPARE(take(), std::string("a"));
    QCOMPARE(member(order("transaction-status", with("a")), "attempts"), std::string("2"));
    QCOMPARE(order("complete-transaction", late).substr(0, 3), std::string("108"));
    QVERIFY(isOk(order("complete-transaction", with("a"))));
}

void TransactionQueueTest::leasesAreOneWorkers_data()
{
    QTest::addColumn<QString>("operation");
    for (const char *operation : {"complete-transaction", "fail-transaction", "extend-transaction"})
        QTest::newRow(operation) << operation;
}

void TransactionQueueTest::leasesAreOneWorkers()
{
    QFETCH(QString, operation);
    queue("a");
    QCOMPARE(take(), std::string("a"));
    const std::string name = operation.toStdString();
    QCOMPARE(order(name, R"({"transactionId":"a","leaseId":"guess"})").substr(0, 3), std::string("108"));
    QCOMPARE(order(name, R"({"transactionId":"a"})").substr(0, 3), std::string("108"));
    QCOMPARE(order(name, with("a"), "other").substr(0, 3), std::string("108"));
    QVERIFY(isOk(order(name, with("a"))));
}

void TransactionQueueTest::failuresAreTriedAgain()
{
    begin({.attempts = 3, .retry = 1s, .longestRetry = 90s});
    queue("a", R"(,"walletId":"w")");
    queue("b", R"(,"walletId":"w")");
    for (const Milliseconds wait : {1000ms, 2000ms}) {
        QCOMPARE(take(), std::string("a"));
        QVERIFY(isOk(order("fail-transaction", with("a", R"(,"reason":"no funds")"))));
        pass(wait - 1ms);
        QVERIFY2(take().empty(), "the wallet waits with it");
        pass(1ms);
    }
    QCOMPARE(take(), std::string("a"));
    const std::string last = order("fail-transaction", with("a", R"(,"reason":"no funds")"));
    QCOMPARE(member(last, "state"), std::string("dead"));
    QCOMPARE(take(), std::string("b"));
    const auto &events = m_hub->sink.received[kOperator];
    const auto failed = std::find_if(events.rbegin(), events.rend(),
                                     [](const auto &event) { return event.name == "transaction-failed"; });
    QCOMPARE(member(failed->json, "retryAt"), std::string("null"));
    QCOMPARE(member(failed->json, "reason"), std::string("no funds"));
    QCOMPARE(member(failed->json, "attempt"), std::string("3"));
}

void TransactionQueueTest::deadLetters()
{
    begin({.deadLetters = 2});
    for (const char *id : {"a", "b"}) {
        queue(id);
        QCOMPARE(take(), std::string(id));
        QCOMPARE(member(order("fail-transaction", with(id, R"(,"final":true)")), "state"), std::string("dead"));
    }
    const std::string page = order("dead-letters", "{}");
    QVERIFY(page.find(R"("transactionId":"a")") < page.find(R"("transactionId":"b")"));
    QVERIFY(isOk(order("requeue-transaction", with("a"))));
    QCOMPARE(order("requeue-transaction", with("a")).substr(0, 3), std::string("108"));
    QCOMPARE(take(), std::string("a"));
    QCOMPARE(member(order("transaction-status", with("a")), "attempts"), std::string("1"));
    QVERIFY(isOk(order("drop-transaction", with("b"))));
    QCOMPARE(order("transaction-status", with("b")).substr(0, 3), std::string("108"));
    QVERIFY(order("dead-letters", "{}", "other").find("transactionId") == std::string::npos);

    order("fail-transaction", with("a", R"(,"final":true)"));
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("dead-letter-dropped")));
    for (const char *id : {"c", "d"}) {
        queue(id);
        take();
        order("fail-transaction", with(id, R"(,"final":true)"));
    }
    QVERIFY(order("dead-letters", "{}").find(R"("transactionId":"a")") == std::string::npos);
}

void TransactionQueueTest::tooOldIsADeadLetter()
{
    m_hub->settings.metricsPush = 1s;
    begin({});
    hub::HubSettings settings = test::HubUnderTest::unlimited();
    settings.metricsPush = 1s;
    settings.queuedTransactionAge = 1min;
    m_hub.emplace(settings);
    queue("a");
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("queued-transactions-expired")));
    pass(61s);
    QCOMPARE(member(order("transaction-status", with("a")), "state"), std::string("dead"));
    QCOMPARE(member(order("transaction-status", with("a")), "reason"), std::string("waited too long"));
}

void TransactionQueueTest::tellsTheTenant()
{
    queue("a");
    take();
    order("fail-transaction", with("a"));
    pass(1s);
    take();
    order("complete-transaction", with("a"));
    QCOMPARE(heard(kOperator), (QByteArrayList{"transaction-queued", "transaction-processing", "transaction-failed",
                                               "transaction-processing", "transaction-completed"}));
    QCOMPARE(heard(kStranger), QByteArrayList());
    QVERIFY2(QByteArray::fromStdString(m_hub->sink.received[kOperator][1].json).contains(R"("transaction":{"n":1})"),
             "data");
    QVERIFY2(!QByteArray::fromStdString(m_hub->sink.received[kOperator][1].json).contains("leaseId"),
             "the worker's alone");
}

void TransactionQueueTest::refusesWhatMakesNoSense_data()
{
    QTest::addColumn<QString>("operation");
    QTest::addColumn<QString>("body");
    QTest::newRow("an id with a space") << "queue-transaction"
                                        << R"({"transactionId":"a b","data":{}})";
    QTest::newRow("no id") << "queue-transaction"
                           << R"({"data":{}})";
    QTest::newRow("no data") << "queue-transaction"
                             << R"({"transactionId":"a"})";
    QTest::newRow("data that is no object") << "queue-transaction"
                                            << R"({"transactionId":"a","data":[1]})";
    QTest::newRow("a priority out of range") << "queue-transaction"
                                             << R"({"transactionId":"a","data":{},"priority":101})";
    QTest::newRow("a wallet that is no identifier") << "queue-transaction"
                                                    << R"({"transactionId":"a","data":{},"walletId":"*"})";
    QTest::newRow("a lease of no time") << "process-transaction"
                                        << R"({"leaseMs":0})";
    QTest::newRow("a lease of more than an hour") << "process-transaction"
                                                  << R"({"leaseMs":3600001})";
    QTest::newRow("no object") << "process-transaction"
                               << "[]";
}

void TransactionQueueTest::refusesWhatMakesNoSense()
{
    QFETCH(QString, operation);
    QFETCH(QString, body);
    QCOMPARE(order(operation.toStdString(), body.toStdString()).substr(0, 3), std::string("107"));
    QCOMPARE(heard(kOperator), QByteArrayList());
}

void TransactionQueueTest::survivesTheHub()
{
    queue("a");
    queue("b");
    take();
    hub::Hub next({m_hub->settings, m_hub->clock, m_hub->policy, m_hub->tenants, m_hub->sink, m_hub->counters},
                  m_hub->tokens, m_hub->stores.ports());
    const std::string text = with("a");
    const auto body = m_document.parse(text);
    QVERIFY(next.carryOutQueueOrder("complete-transaction", "acme", *body, {"worker"}).has_value());
    const auto item = next.processTransaction("acme", {}, {"worker"});
    QCOMPARE((*item)->transactionId, std::string("b"));
}

/// Random work against a few lines that say what a queue is.
void TransactionQueueTest::againstAModel()
{
    const auto seed = std::random_device()();
    qInfo("seed %u", seed);
    std::mt19937 random(seed);
    begin({.attempts = 4, .lease = 10s, .retry = 1s, .longestRetry = 4s});
    std::map<std::string, std::deque<std::string>> wallets; // what is not done, in order
    std::set<std::string> leased;
    std::set<std::string> dead;
    int number = 0;
    const auto walletOf = [](const std::string &id) { return id.substr(0, id.find('-')); };
    const auto finish = [&](const std::string &id) {
        leased.erase(id);
        auto &wallet = wallets[walletOf(id)];
        QCOMPARE(wallet.front(), id);
        wallet.pop_front();
    };
    for (int step = 0; step < 5000; ++step) {
        switch (random() % 6) {
        case 0:
        case 1: {
            const std::string wallet = "w" + std::to_string(random() % 5);
            const std::string id = wallet + '-' + std::to_string(++number);
            QVERIFY(
                isOk(queue(id, R"(,"walletId":")" + wallet + R"(","priority":)" + std::to_string(int(random() % 3)))));
            wallets[wallet].push_back(id);
            break;
        }
        case 2: {
            const std::string id = take();
            if (id.empty())
                break;
            QVERIFY2(!leased.contains(id), "given to two workers");
            QCOMPARE(wallets[walletOf(id)].front(), id);
            leased.insert(id);
            break;
        }
        case 3:
        case 4: {
            if (leased.empty())
                break;
            const std::string id = *std::next(leased.begin(), std::ptrdiff_t(random() % leased.size()));
            if (random() % 2 == 0) {
                QVERIFY(isOk(order("complete-transaction", with(id))));
                finish(id);
            } else {
                const std::string answer = order("fail-transaction", with(id));
                QVERIFY(isOk(answer));
                if (member(answer, "state") == "dead") {
                    finish(id);
                    dead.insert(id);
                } else {
                    leased.erase(id);
                }
            }
            break;
        }
        default: {
            pass(Milliseconds(random() % 4000));
            for (const std::string &id : std::set<std::string>(leased)) {
                const std::string state = member(order("transaction-status", with(id)), "state");
                if (state == "dead") {
                    finish(id);
                    dead.insert(id);
                } else if (state == "waiting") {
                    leased.erase(id);
                }
            }
        }
        }
    }
    std::size_t waiting = 0;
    for (const auto &[wallet, ids] : wallets) {
        for (const std::string &id : ids) {
            const std::string state = member(order("transaction-status", with(id)), "state");
            QCOMPARE(state, leased.contains(id) ? std::string("leased") : std::string("waiting"));
            waiting += state == "waiting" ? 1 : 0;
        }
    }
    QCOMPARE(m_hub->hub.getTenantStats("acme").queuedTransactions, waiting);
    for (const std::string &id : dead)
        QCOMPARE(member(order("transaction-status", with(id)), "state"), std::string("dead"));
}

OPSROOM_TEST(TransactionQueueTest)
#include "tst_transaction_queue.moc"
