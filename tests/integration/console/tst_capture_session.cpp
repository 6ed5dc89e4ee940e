#include "qml/viewmodels/workspace_view_model.h"
#include "tests/integration/console/test_hub.h"
#include "tests/support/test_case.h"

#include <QtCore/QTemporaryDir>
#include <QtTest/QSignalSpy>

using namespace opsroom;
using namespace opsroom::viewmodels;
using namespace Qt::StringLiterals;
using opsroom::test::TestHub;

/// What a console recorded of a real hub, played in another one.
class TestCaptureSession : public opsroom::test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY(m_hub.start()); }
    void aCapture_showsWhatTheConsoleShowed();
    void goingBack_showsTheStateOfThen();

private:
    [[nodiscard]] QString record();

    const QTemporaryDir m_dir;
    const SystemClock m_clock;
    TestHub m_hub;
    SettingsViewModel m_settings{m_dir.filePath(u"settings.ini"_s)};
    MemorySecretStore m_secrets;
    int m_files = 0;
};

/// A wallet and an alert from before the recording; then two transactions, a loss of the hub, and a third.
QString TestCaptureSession::record()
{
    auto owned = std::make_unique<client::HubConnection>();
    m_hub.prepare(*owned, "olga", {"operator", "compliance"});
    HubSession session(std::move(owned), m_clock, m_settings, {});
    session.open();
    client::HubConnection backEnd;
    m_hub.prepare(backEnd, "ledger", {"service"});
    backEnd.open();
    ConsoleViewModel &console = session.console();
    const auto publish = [&backEnd](const char *id) {
        backEnd.emitEvent("transaction-update", QByteArray(R"({"tenantId":"acme","transactionId":")") + id
                                                    + R"(","status":"completed","amount":100,"currency":"GBP"})");
    };
    const auto hasCome = [&console](int count) {
        return QTest::qWaitFor([&] { return console.transactions()->totalCount() == count; });
    };
    if (!QTest::qWaitFor([&] { return console.connection()->isConnected() && backEnd.isConnected(); }))
        return {};
    backEnd.emitEvent("wallet-update", R"({"tenantId":"acme","walletId":"w","balance":100,"currency":"GBP"})");
    const auto raise = [&backEnd] {
        backEnd.emitEvent("compliance-alert",
                          R"({"tenantId":"acme","alertId":"a","message":"look","severity":"critical"})");
    };
    raise();
    if (!QTest::qWaitFor(
            [&] { return console.wallets()->totalCount() == 1 && console.alerts()->counts()->critical() > 0; }))
        return {};
    const QString path = m_dir.filePath(u"%1.capture.jsonl"_s.arg(++m_files));
    if (!console.recorder()->start(path))
        return {};
    // It has a time of its own, at which it can be stopped.
    const qint64 beginning = QDateTime::currentMSecsSinceEpoch();
    if (!QTest::qWaitFor([beginning] { return QDateTime::currentMSecsSinceEpoch() > beginning + 1; }))
        return {};
    publish("t-1");
    if (!hasCome(1))
        return {};
    const qint64 first = QDateTime::currentMSecsSinceEpoch();
    if (!QTest::qWaitFor([first] { return QDateTime::currentMSecsSinceEpoch() > first + 1; }))
        return {};
    publish("t-2");
    if (!hasCome(2))
        return {};
    m_hub.stop();
    if (!QTest::qWaitFor([&] { return !console.connection()->isConnected(); }) || !m_hub.start()
        || !QTest::qWaitFor([&] { return console.connection()->isConnected() && backEnd.isConnected(); }, 10'000))
        return {};
    raise(); // the hub came back without a memory
    publish("t-3");
    if (!hasCome(3) || !QTest::qWaitFor([&] { return console.alerts()->counts()->critical() > 0; }))
        return {};
    console.recorder()->stop();
    return path;
}

void TestCaptureSession::aCapture_showsWhatTheConsoleShowed()
{
    const QString path = record();
    QVERIFY(!path.isEmpty());
    WorkspaceViewModel workspace(m_clock, m_settings, m_secrets, u"0"_s);
    QVERIFY(workspace.openCapture(path));
    ReplayViewModel *replay = workspace.replay();
    QVERIFY(replay != nullptr);
    QCOMPARE(workspace.current()->environmentBadge(), u"REPLAY"_s);
    QVERIFY(replay->sourceText().startsWith(u"olga at http://127.0.0.1:"_s));
    replay->seek(1);
    QTRY_VERIFY(!replay->isSeeking());
    ConsoleViewModel *console = workspace.current();
    QTRY_COMPARE(console->transactions()->totalCount(), 3);
    QTRY_COMPARE(console->wallets()->totalCount(), 1);
    QTRY_VERIFY(console->alerts()->counts()->critical() > 0); // its stream hands over in a time of its own
    for (int second = 0; second < 3; ++second)
        console->tick();
    QVERIFY2(console->alerts()->counts()->critical() > 0, "what was open at the beginning is listed once");
    QCOMPARE(console->connection()->userId(), u"olga"_s);
    QVERIFY(console->connection()->isConnected());
    QTRY_VERIFY(console->latency()->delivery()->sampleCount() >= 3);

    // Nobody can do anything to what is over.
    console->alerts()->setCurrentRow(0);
    console->alerts()->handling()->acknowledge(u"seen"_s);
    QTRY_VERIFY(console->alerts()->handling()->isRefused());
    QVERIFY(console->alerts()->handling()->message().contains(u"capture"_s));
}

void TestCaptureSession::goingBack_showsTheStateOfThen()
{
    const QString path = record();
    QVERIFY(!path.isEmpty());
    WorkspaceViewModel workspace(m_clock, m_settings, m_secrets, u"0"_s);
    QVERIFY(workspace.openCapture(path));
    ReplayViewModel *replay = workspace.replay();
    replay->seek(1);
    QTRY_COMPARE(workspace.current()->transactions()->totalCount(), 3);
    workspace.current()->navigation()->setPage(NavigationViewModel::Transactions);
    workspace.current()->transactions()->filter()->setText(u"tenant:acme"_s);

    QSignalSpy changed(&workspace, &WorkspaceViewModel::currentChanged);
    const QPointer<ConsoleViewModel> former(workspace.current());
    replay->togglePlaying();
    if (replay->isPlaying())
        replay->togglePlaying();
    replay->seek(0);
    QVERIFY(!changed.isEmpty());
    QTRY_VERIFY(!replay->isSeeking());
    QTRY_VERIFY(!former);
    QCOMPARE(workspace.current()->transactions()->totalCount(), 0);
    QCOMPARE(workspace.current()->navigation()->page(), NavigationViewModel::Transactions);
    QCOMPARE(workspace.current()->transactions()->filter()->text(), u"tenant:acme"_s);
    for (int i = 0; i < 20 && workspace.current()->transactions()->totalCount() == 0; ++i) {
        replay->step();
        workspace.current()->tick(); // hands over what has come
    }
    QCOMPARE(workspace.current()->transactions()->totalCount(), 1);
    QCOMPARE(workspace.current()->alerts()->counts()->critical(), 1);
    QTRY_COMPARE(workspace.current()->wallets()->totalCount(), 1);
}

OPSROOM_TEST(TestCaptureSession)
#include "tst_capture_session.moc"
