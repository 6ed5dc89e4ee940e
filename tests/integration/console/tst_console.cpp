#include "qml/viewmodels/console_view_model.h"
#include "tests/integration/console/test_hub.h"
#include "tests/support/fake_clock.h"
#include "tests/support/test_case.h"

#include <QtCore/QTemporaryDir>

using namespace opsroom;
using namespace opsroom::viewmodels;
using namespace std::chrono_literals;
using opsroom::test::FakeClock;
using opsroom::test::TestHub;

/// The console's view-models over a real hub.
class TestConsole : public opsroom::test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY(m_hub.start()); }
    void beforeTheFirstConnection_aBannerSaysSo();
    void operator_seesWhatEveryTenantPublishes();
    void loss_isSaidInSteps();
    void refusal_staysUntilRetried();

private:
    const QTemporaryDir m_dir;
    TestHub m_hub;
    FakeClock m_clock;
    SettingsViewModel m_settings{m_dir.filePath(QStringLiteral("settings.ini"))};
};

void TestConsole::beforeTheFirstConnection_aBannerSaysSo()
{
    client::HubConnection connection;
    m_hub.prepare(connection, "console", {"compliance"});
    ConsoleViewModel console(connection, m_clock, m_settings, {});
    QCOMPARE(console.connection()->state(), ConnectionViewModel::Idle);
    connection.open();
    QCOMPARE(console.connection()->words(), QStringLiteral("Connecting"));
    QCOMPARE(console.connection()->banner(), ConnectionViewModel::ConnectingBanner);
    QVERIFY(console.connection()->bannerText().startsWith(QStringLiteral("Connecting to http://127.0.0.1:")));
    QTRY_COMPARE(console.connection()->state(), ConnectionViewModel::Connected);
    QCOMPARE(console.connection()->banner(), ConnectionViewModel::NoBanner);
    QTRY_COMPARE(console.connection()->userId(), QStringLiteral("console"));
    QVERIFY(!console.connection()->isStale());
}

void TestConsole::operator_seesWhatEveryTenantPublishes()
{
    client::HubConnection connection;
    m_hub.prepare(connection, "console", {"compliance"});
    ConsoleViewModel console(connection, m_clock, m_settings, {});
    connection.open();
    client::HubConnection backEnd;
    m_hub.prepare(backEnd, "ledger", {"service"});
    backEnd.open();
    QTRY_VERIFY(connection.isConnected() && backEnd.isConnected());
    QTRY_VERIFY(console.overview()->isLoaded());

    for (const char *tenant : {"acme", "beta"}) {
        const QByteArray in = QByteArray(R"("tenantId":")") + tenant + '"';
        backEnd.emitEvent("transaction-update",
                          "{" + in + R"(,"transactionId":"t","status":"queued","amount":12345,"currency":"GBP"})");
        backEnd.emitEvent("wallet-update", "{" + in + R"(,"walletId":"w","balance":100,"currency":"GBP"})");
        backEnd.emitEvent("compliance-alert", "{" + in + R"(,"message":"look","severity":"high"})");
    }
    QTRY_COMPARE(console.transactions()->totalCount(), 2);
    QTRY_COMPARE(console.wallets()->totalCount(), 2);
    QTRY_COMPARE(console.alerts()->counts()->high(), 2);
    const QModelIndex row = console.transactions()->feed()->index(1);
    QCOMPARE(row.data(TransactionFeedModel::TenantIdRole).toString(), QStringLiteral("acme"));
    QCOMPARE(row.data(TransactionFeedModel::AmountRole).toString(), QStringLiteral("123.45"));
    console.tick();
    QCOMPARE(console.overview()->messageRate()->last(), 6.0);
    QTRY_VERIFY_WITH_TIMEOUT(
        console.overview()->cards()->index(MetricCardModel::Connections).data(MetricCardModel::IsKnownRole).toBool(),
        10'000);
}

void TestConsole::loss_isSaidInSteps()
{
    client::HubConnection connection;
    m_hub.prepare(connection, "console", {"compliance"});
    ConsoleViewModel console(connection, m_clock, m_settings, {});
    ConnectionViewModel *view = console.connection();
    connection.open();
    QTRY_VERIFY(view->hasData());

    m_hub.stop();
    QTRY_VERIFY(!view->isConnected());
    QCOMPARE(view->banner(), ConnectionViewModel::ReconnectingBanner);
    QVERIFY2(view->bannerText().startsWith(QStringLiteral("Connection lost. Reconnecting")),
             qPrintable(view->bannerText()));
    QCOMPARE(view->words(), QStringLiteral("Reconnecting"));
    m_clock.advance(9s);
    console.tick();
    QCOMPARE(view->banner(), ConnectionViewModel::ReconnectingBanner);
    QVERIFY(view->isStale());
    m_clock.advance(1s);
    console.tick();
    QCOMPARE(view->banner(), ConnectionViewModel::OfflineBanner);
    QCOMPARE(view->bannerText(), QStringLiteral("Offline – data as of 2023-11-14 22:13:20"));
    QCOMPARE(view->dataAgeText(), QStringLiteral("10 s"));

    QVERIFY(m_hub.start());
    QTRY_VERIFY_WITH_TIMEOUT(view->isConnected(), 20'000);
    QCOMPARE(view->banner(), ConnectionViewModel::RecoveredBanner);
    QCOMPARE(view->bannerText(), QStringLiteral("Connected again after 10 s"));
    view->noteGap(12);
    QCOMPARE(view->banner(), ConnectionViewModel::GapBanner);
    QVERIFY2(view->bannerText().contains(QStringLiteral("12 ")), qPrintable(view->bannerText()));
    view->dismissBanner();
    QCOMPARE(view->banner(), ConnectionViewModel::NoBanner);

    // Over everything else, and not to be put away.
    const auto told = client::readMetricsUpdate(R"({"activeConnections":1,"isolation":{"isWhole":false,"crossed":3}})");
    view->noteIsolation(told->isIsolationBroken);
    view->dismissBanner();
    QCOMPARE(view->banner(), ConnectionViewModel::IsolationBanner);
    QVERIFY2(view->bannerText().contains(QStringLiteral("tenants are not kept apart")), qPrintable(view->bannerText()));
    for (const char *json : {R"({"activeConnections":1,"isolation":{"isWhole":true}})", R"({"activeConnections":1})"}) {
        view->noteIsolation(client::readMetricsUpdate(json)->isIsolationBroken);
        QCOMPARE(view->banner(), ConnectionViewModel::NoBanner);
    }
}

void TestConsole::refusal_staysUntilRetried()
{
    client::HubConnection connection;
    m_hub.prepare(connection, "console", {"compliance"});
    const QByteArray good = m_hub.token("console", {"compliance"});
    connection.setToken("not.a.token");
    ConsoleViewModel console(connection, m_clock, m_settings, {});
    ConnectionViewModel *view = console.connection();
    connection.open();
    QTRY_COMPARE(view->state(), ConnectionViewModel::Refused);
    QCOMPARE(view->banner(), ConnectionViewModel::OfflineBanner);
    QVERIFY2(view->bannerText().startsWith(QStringLiteral("The hub sent us away: ")), qPrintable(view->bannerText()));
    QVERIFY(view->canRetry());
    connection.setToken(good);
    view->retryNow();
    QTRY_VERIFY(view->isConnected());
    QCOMPARE(view->banner(), ConnectionViewModel::NoBanner);
}

OPSROOM_TEST(TestConsole)
#include "tst_console.moc"
