#include "qml/viewmodels/test_bench_view_model.h"
#include "tests/integration/console/test_hub.h"
#include "tests/support/test_case.h"

#include <QtTest/QAbstractItemModelTester>

using namespace opsroom;
using namespace opsroom::viewmodels;
using opsroom::test::TestHub;

/// The test bench over a real hub.
class TestTestBench : public opsroom::test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void withoutADevelopmentKey_thereIsNone();
    void payload_isCheckedAsItIsTyped_data();
    void payload_isCheckedAsItIsTyped();
    void event_reachesItsTenantAndNobodyElse();
    void alert_isWithheldFromOrdinaryUsers();
    void refusal_isSaid();
    void brokenJson_staysHere();
    void namesThatMakeNoToken_areSaid();

private:
    [[nodiscard]] TestBenchViewModel::TokenMint mint() const;
    [[nodiscard]] static QString verdict(TestBenchViewModel &bench, int row);
    void connectAll(TestBenchViewModel &bench);

    TestHub m_hub;
    client::HubConnection m_connection;
    const SystemClock m_clock;
};

void TestTestBench::initTestCase()
{
    QVERIFY(m_hub.start());
    m_hub.prepare(m_connection, "console", {"operator", "compliance"});
    m_connection.open(); // it is asked why somebody has not got an event
    QTRY_VERIFY(m_connection.isConnected());
}

TestBenchViewModel::TokenMint TestTestBench::mint() const
{
    return [this](const QString &user, const QString &tenant, const QString &role, std::chrono::seconds lifetime) {
        return m_hub.tokenOf(user.toStdString(), tenant.toStdString(), role.toStdString(), lifetime);
    };
}

QString TestTestBench::verdict(TestBenchViewModel &bench, int row)
{
    return bench.clients()->index(row).data(TestClientModel::VerdictRole).toString();
}

/// A back end, an auditor and a user of acme, and an auditor of beta.
void TestTestBench::connectAll(TestBenchViewModel &bench)
{
    QVERIFY(bench.connectClient(QStringLiteral("ledger"), QStringLiteral("acme"), QStringLiteral("service")));
    QVERIFY(bench.connectClient(QStringLiteral("anna"), QStringLiteral("acme"), QStringLiteral("auditor")));
    QVERIFY(bench.connectClient(QStringLiteral("uwe"), QStringLiteral("acme"), QStringLiteral("user")));
    QVERIFY(bench.connectClient(QStringLiteral("bea"), QStringLiteral("beta"), QStringLiteral("auditor")));
    for (int row = 0; row < 4; ++row)
        QTRY_VERIFY(bench.clients()->at(row).connection.isConnected());
}

void TestTestBench::withoutADevelopmentKey_thereIsNone()
{
    TestBenchViewModel bench(m_connection, m_clock, {});
    QVERIFY(!bench.isAvailable());
    QVERIFY(!bench.connectClient(QStringLiteral("a"), QStringLiteral("acme"), QStringLiteral("user")));
    QCOMPARE(bench.clients()->count(), 0);
}

void TestTestBench::payload_isCheckedAsItIsTyped_data()
{
    QTest::addColumn<QString>("event");
    QTest::addColumn<QString>("payload");
    QTest::addColumn<bool>("isRight");
    const auto row = [](const char *name, const char *event, const char *payload, bool isRight) {
        QTest::newRow(name) << QString::fromLatin1(event) << QString::fromLatin1(payload) << isRight;
    };
    row("a transaction", "transaction-update", R"({"transactionId":"t","status":"queued"})", true);
    row("a status that there is not", "transaction-update", R"({"transactionId":"t","status":"maybe"})", false);
    row("an amount with a point", "transaction-update", R"({"transactionId":"t","status":"queued","amount":1.5})",
        false);
    row("no JSON", "transaction-update", "{", false);
    row("a wallet", "wallet-update", R"({"walletId":"w"})", true);
    row("a wallet without its id", "wallet-update", R"({"balance":1})", false);
    row("an alert of an unknown severity", "compliance-alert", R"({"message":"m","severity":"huge"})", false);
}

void TestTestBench::payload_isCheckedAsItIsTyped()
{
    QFETCH(QString, event);
    QFETCH(QString, payload);
    QFETCH(bool, isRight);
    TestBenchViewModel bench(m_connection, m_clock, mint());
    bench.setEvent(event);
    QCOMPARE(bench.event(), event);
    QVERIFY2(bench.payloadProblem().isEmpty(), "the template itself is right");
    bench.setPayload(payload);
    QCOMPARE(bench.payloadProblem().isEmpty(), isRight);
}

void TestTestBench::event_reachesItsTenantAndNobodyElse()
{
    TestBenchViewModel bench(m_connection, m_clock, mint());
    const QAbstractItemModelTester clientsTester(bench.clients());
    const QAbstractItemModelTester receivedTester(bench.received());
    connectAll(bench);
    bench.send(0);
    QTRY_VERIFY2(bench.answer().startsWith(QStringLiteral("Accepted after ")), qPrintable(bench.answer()));
    for (int row = 0; row < 3; ++row)
        QTRY_VERIFY2(verdict(bench, row).startsWith(QStringLiteral("received after ")),
                     qPrintable(verdict(bench, row)));
    QTRY_COMPARE(verdict(bench, 3), QStringLiteral("not received: of another tenant"));
    QCOMPARE(bench.clients()->index(3).data(TestClientModel::ReceivedRole).toInt(), 0);
    QTRY_COMPARE(bench.received()->count(), 3);
    QCOMPARE(bench.received()->index(0).data(TestReceivedModel::EventRole).toString(),
             QStringLiteral("transaction-updated"));
    bench.disconnectClient(1);
    QCOMPARE(bench.clients()->count(), 3);
    QCOMPARE(bench.clients()->index(1).data(TestClientModel::UserIdRole).toString(), QStringLiteral("uwe"));
}

void TestTestBench::alert_isWithheldFromOrdinaryUsers()
{
    TestBenchViewModel bench(m_connection, m_clock, mint());
    connectAll(bench);
    bench.setEvent(QStringLiteral("compliance-alert"));
    bench.send(0);
    QTRY_VERIFY(verdict(bench, 1).startsWith(QStringLiteral("received after ")));
    QTRY_VERIFY2(verdict(bench, 2).startsWith(QStringLiteral("not received: its role may not see it; these may: ")),
                 qPrintable(verdict(bench, 2)));
}

void TestTestBench::refusal_isSaid()
{
    TestBenchViewModel bench(m_connection, m_clock, mint());
    connectAll(bench);
    bench.send(2);
    QTRY_VERIFY(bench.isRefused());
    QCOMPARE(bench.answer(), QStringLiteral("Refused with 103: permission denied"));
    bench.send(99);
    QCOMPARE(bench.answer(), QStringLiteral("Refused with 103: permission denied"));
}

void TestTestBench::brokenJson_staysHere()
{
    TestBenchViewModel bench(m_connection, m_clock, mint());
    connectAll(bench);
    bench.setPayload(QStringLiteral("{\"a\":"));
    bench.send(0);
    QVERIFY(bench.isRefused());
    QCOMPARE(bench.answer(), QStringLiteral("This is no JSON"));
    QVERIFY(bench.clients()->at(0).connection.isConnected());
}

void TestTestBench::namesThatMakeNoToken_areSaid()
{
    TestBenchViewModel bench(m_connection, m_clock, mint());
    QVERIFY(!bench.connectClient(QStringLiteral("a"), QStringLiteral("No Tenant"), QStringLiteral("user")));
    QVERIFY(!bench.problem().isEmpty());
    QVERIFY(bench.connectClient(QStringLiteral("a"), QStringLiteral("acme"), QStringLiteral("user")));
    QVERIFY(bench.problem().isEmpty());
}

OPSROOM_TEST(TestTestBench)
#include "tst_test_bench.moc"
