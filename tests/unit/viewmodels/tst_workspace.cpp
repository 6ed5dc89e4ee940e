#include "qml/viewmodels/workspace_view_model.h"
#include "tests/support/fake_clock.h"
#include "tests/support/test_case.h"

#include <QtCore/QTemporaryDir>
#include <QtTest/QAbstractItemModelTester>
#include <QtTest/QSignalSpy>

#include <random>

using namespace opsroom;
using namespace opsroom::viewmodels;
using namespace Qt::StringLiterals;
using opsroom::test::FakeClock;

/// The hubs that are saved and those that are open.
class TestWorkspace : public opsroom::test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void profiles_areThereNextTimeWithoutTheirTokens();
    void profiles_thatCannotBeSaved_data();
    void profiles_thatCannotBeSaved();
    void aFileChangedByHand_isHeldToTheRules();
    void aHub_comesToTheFrontWithThePageThatWasShown();
    void theFrontHub_closes_andTheOneBesideItIsShown();
    void theLastHub_cannotBeClosed();
    void aFullRail_opensNoFurtherHub();
    void whatWasOpen_isOpenedAgain();
    void aFileThatIsNoCapture_isRefusedWithAReason();
    void randomOperations_keepTheModelsSound();

private:
    struct Desk
    {
        explicit Desk(const QString &file) : settings(file)
        {
            workspace.add(std::make_unique<HubSession>(std::make_unique<client::HubConnection>(), clock, settings,
                                                       ConsoleViewModel::Identity{}));
        }
        FakeClock clock;
        SettingsViewModel settings;
        MemorySecretStore secrets;
        WorkspaceViewModel workspace{clock, settings, secrets, QStringLiteral("0")};
        bool save(const QString &name, const QString &token = {})
        {
            return workspace.saveProfile(-1, name, u"http://127.0.0.1:1"_s, {}, Environment::Test, token);
        }
    };
    [[nodiscard]] QString newFile() { return m_dir.filePath(u"settings-%1.ini"_s.arg(++m_files)); }

    const QTemporaryDir m_dir;
    int m_files = 0;
};

void TestWorkspace::profiles_areThereNextTimeWithoutTheirTokens()
{
    const QString file = newFile();
    {
        Desk desk(file);
        const QAbstractItemModelTester tester(desk.workspace.profiles());
        QVERIFY(desk.save(u"Zulu"_s, u"very-secret-token"_s));
        QVERIFY(desk.save(u"Alpha"_s));
        QVERIFY(
            desk.workspace.saveProfile(1, u"Beta"_s, u"https://hub.example"_s, u"/ws"_s, Environment::Production, {}));
        QCOMPARE(desk.workspace.profiles()->count(), 2);
    }
    QFile stored(file);
    QVERIFY(stored.open(QIODevice::ReadOnly));
    QVERIFY(!stored.readAll().contains("very-secret-token"));
    Desk desk(file);
    auto *profiles = desk.workspace.profiles();
    QCOMPARE(profiles->count(), 2);
    QCOMPARE(profiles->at(0).name, u"Alpha"_s);
    QCOMPARE(profiles->at(0).path, u"/enterprise-ws"_s);
    QCOMPARE(profiles->at(1).name, u"Beta"_s);
    QCOMPARE(profiles->at(1).path, u"/ws"_s);
    QCOMPARE(profiles->data(profiles->index(1), HubProfileModel::BadgeRole).toString(), u"PROD"_s);
}

void TestWorkspace::profiles_thatCannotBeSaved_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("path");
    QTest::newRow("without a name") << u"  "_s << u"http://hub"_s << QString();
    QTest::newRow("with a name of 61 characters") << QString(61, u'x') << u"http://hub"_s << QString();
    QTest::newRow("with a tab in its name") << u"a\tb"_s << u"http://hub"_s << QString();
    QTest::newRow("with the name of another") << u"taken"_s << u"http://hub"_s << QString();
    QTest::newRow("without a scheme") << u"a"_s << u"hub:3001"_s << QString();
    QTest::newRow("of another scheme") << u"a"_s << u"ftp://hub"_s << QString();
    QTest::newRow("with a password in its address") << u"a"_s << u"http://me:secret@hub"_s << QString();
    QTest::newRow("without a host") << u"a"_s << u"http:///x"_s << QString();
    QTest::newRow("with a path that begins nowhere") << u"a"_s << u"http://hub"_s << u"ws"_s;
}

void TestWorkspace::profiles_thatCannotBeSaved()
{
    QFETCH(const QString, name);
    QFETCH(const QString, url);
    QFETCH(const QString, path);
    Desk desk(newFile());
    QVERIFY(desk.save(u"taken"_s));
    QVERIFY(!desk.workspace.saveProfile(-1, name, url, path, Environment::Unnamed, {}));
    QVERIFY(!desk.workspace.problem().isEmpty());
    QCOMPARE(desk.workspace.profiles()->count(), 1);
}

void TestWorkspace::aFileChangedByHand_isHeldToTheRules()
{
    const QString file = newFile();
    {
        SettingsViewModel settings(file);
        settings.setHubProfiles({u"id\tname\thttp://hub\t/ws\t99"_s, u"short"_s,
                                 u"id2\tname2\tnot an address\t/ws\t1"_s, u"\tname3\thttp://hub\t/ws\t1"_s});
    }
    Desk desk(file);
    QCOMPARE(desk.workspace.profiles()->count(), 1);
    QCOMPARE(desk.workspace.profiles()->at(0).environment, Environment::Development);
}

void TestWorkspace::aHub_comesToTheFrontWithThePageThatWasShown()
{
    Desk desk(newFile());
    const QAbstractItemModelTester tester(desk.workspace.sessions());
    QSignalSpy changed(&desk.workspace, &WorkspaceViewModel::currentChanged);
    desk.workspace.current()->navigation()->setPage(NavigationViewModel::Alerts);
    QVERIFY(desk.save(u"Other"_s));
    QVERIFY(desk.workspace.openProfile(0));
    QCOMPARE(desk.workspace.currentIndex(), 1);
    QCOMPARE(changed.size(), 1);
    QCOMPARE(desk.workspace.current()->name(), u"Other"_s);
    QCOMPARE(desk.workspace.current()->environmentBadge(), u"TEST"_s);
    QCOMPARE(desk.workspace.current()->navigation()->page(), NavigationViewModel::Alerts);
    desk.workspace.setCurrentIndex(0);
    QVERIFY(desk.workspace.openProfile(0)); // it is open already
    QCOMPARE(desk.workspace.sessions()->count(), 2);
    QCOMPARE(desk.workspace.currentIndex(), 1);
}

void TestWorkspace::theFrontHub_closes_andTheOneBesideItIsShown()
{
    Desk desk(newFile());
    const QAbstractItemModelTester tester(desk.workspace.sessions());
    ConsoleViewModel *first = desk.workspace.current();
    QVERIFY(desk.save(u"Other"_s));
    QVERIFY(desk.workspace.openProfile(0));
    const QPointer<ConsoleViewModel> other(desk.workspace.current());
    desk.workspace.close(1);
    QCOMPARE(desk.workspace.current(), first);
    QCOMPARE(desk.workspace.sessions()->count(), 1);
    QTRY_VERIFY(!other);
    QVERIFY(desk.workspace.openProfile(0));
    ConsoleViewModel *again = desk.workspace.current();
    desk.workspace.close(0);
    QCOMPARE(desk.workspace.current(), again);
    QCOMPARE(desk.workspace.currentIndex(), 0);
}

void TestWorkspace::theLastHub_cannotBeClosed()
{
    Desk desk(newFile());
    HubSession &lasting = desk.workspace.sessions()->at(0);
    lasting.setIsLasting(true);
    QVERIFY(desk.save(u"Other"_s));
    QVERIFY(desk.workspace.openProfile(0));
    desk.workspace.close(0);
    QCOMPARE(desk.workspace.sessions()->count(), 2);
    desk.workspace.close(1);
    lasting.setIsLasting(false);
    desk.workspace.close(0);
    QCOMPARE(desk.workspace.sessions()->count(), 1);
    QVERIFY(desk.workspace.current() != nullptr);
}

void TestWorkspace::aFullRail_opensNoFurtherHub()
{
    Desk desk(newFile());
    for (int i = 1; i <= HubSessionModel::kMostSessions; ++i)
        QVERIFY(desk.save(u"hub %1"_s.arg(i, 2, 10, QChar(u'0'))));
    for (int i = 1; i < HubSessionModel::kMostSessions; ++i)
        QVERIFY(desk.workspace.openProfile(i - 1));
    QVERIFY(!desk.workspace.openProfile(HubSessionModel::kMostSessions - 1));
    QVERIFY(!desk.workspace.problem().isEmpty());
    QCOMPARE(desk.workspace.sessions()->count(), HubSessionModel::kMostSessions);
}

void TestWorkspace::whatWasOpen_isOpenedAgain()
{
    const QString file = newFile();
    {
        Desk desk(file);
        QVERIFY(desk.save(u"a"_s) && desk.save(u"b"_s) && desk.save(u"c"_s));
        QVERIFY(desk.workspace.openProfile(0) && desk.workspace.openProfile(2) && desk.workspace.openProfile(1));
        desk.workspace.close(2);
    }
    Desk desk(file);
    desk.workspace.reopen();
    QCOMPARE(desk.workspace.sessions()->count(), 3);
    QCOMPARE(desk.workspace.currentIndex(), 0);
    QCOMPARE(desk.workspace.sessions()->at(1).console().name(), u"a"_s);
    QCOMPARE(desk.workspace.sessions()->at(2).console().name(), u"b"_s);
}

void TestWorkspace::aFileThatIsNoCapture_isRefusedWithAReason()
{
    Desk desk(newFile());
    QFile file(m_dir.filePath(u"none.jsonl"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("{}\n");
    file.close();
    QVERIFY(!desk.workspace.openCapture(file.fileName()));
    QVERIFY(desk.workspace.problem().contains(u"no capture"_s));
    QVERIFY(!desk.workspace.openCapture(m_dir.filePath(u"absent"_s)));
    QCOMPARE(desk.workspace.sessions()->count(), 1);
}

void TestWorkspace::randomOperations_keepTheModelsSound()
{
    Desk desk(newFile());
    WorkspaceViewModel &workspace = desk.workspace;
    const QAbstractItemModelTester profiles(workspace.profiles());
    const QAbstractItemModelTester sessions(workspace.sessions());
    std::mt19937 random(5); // NOLINT(cert-msc51-cpp): the same run each time
    const auto anyOf = [&random](int count) { return static_cast<int>(random() % static_cast<unsigned>(count + 1)); };
    for (int i = 0; i < 400; ++i) {
        switch (random() % 5) {
        case 0:
            desk.save(u"hub %1"_s.arg(random() % 30));
            break;
        case 1:
            workspace.removeProfile(anyOf(workspace.profiles()->count()));
            break;
        case 2:
            workspace.openProfile(anyOf(workspace.profiles()->count()));
            break;
        case 3:
            workspace.close(anyOf(workspace.sessions()->count()));
            break;
        default:
            workspace.setCurrentIndex(anyOf(workspace.sessions()->count()));
        }
        QVERIFY(workspace.current() != nullptr);
        QVERIFY(workspace.currentIndex() < workspace.sessions()->count());
        QCoreApplication::processEvents();
    }
}

OPSROOM_TEST(TestWorkspace)
#include "tst_workspace.moc"
