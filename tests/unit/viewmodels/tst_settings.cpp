#include "qml/viewmodels/navigation_view_model.h"
#include "qml/viewmodels/settings_view_model.h"
#include "tests/support/test_case.h"

#include <QtCore/QTemporaryDir>

using namespace opsroom::viewmodels;

class TestSettings : public opsroom::test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void choices_areThereNextTime();
    void nonsenseInTheFile_isHeldToTheLimits();
    void navigation_goesBackTheWayItCame();

private:
    const QTemporaryDir m_dir;
};

void TestSettings::choices_areThereNextTime()
{
    const QString file = m_dir.filePath(QStringLiteral("settings.ini"));
    {
        SettingsViewModel settings(file);
        QCOMPARE(settings.theme(), SettingsViewModel::SystemTheme);
        QCOMPARE(settings.ringSize(), SettingsViewModel::kDefaultRingSize);
        settings.setTheme(SettingsViewModel::HighContrast);
        settings.setDensity(SettingsViewModel::Compact);
        settings.setIsUtc(false);
        settings.setHasReducedMotion(true);
        settings.setRingSize(50'000);
        settings.setIsReadOnly(true);
        settings.setHasSound(false);
        settings.setHasNotifications(false);
        settings.setMutedUntilMs(1'234'567'890'123);
        settings.setLanguage(SettingsViewModel::German);
        QVERIFY(settings.windowGeometry().isNull());
        settings.setWindowGeometry({10, 20, 1300, 900});
        QVERIFY(settings.columnLayout(QStringLiteral("feed")).isEmpty());
        settings.setColumnLayout(QStringLiteral("feed"), QStringLiteral("+0,-0,+120"));
    }
    SettingsViewModel settings(file);
    QCOMPARE(settings.theme(), SettingsViewModel::HighContrast);
    QCOMPARE(settings.density(), SettingsViewModel::Compact);
    QCOMPARE(settings.isUtc(), false);
    QCOMPARE(settings.hasReducedMotion(), true);
    QCOMPARE(settings.ringSize(), 50'000);
    QVERIFY(settings.isReadOnly());
    QVERIFY(!settings.hasSound());
    QVERIFY(!settings.hasNotifications());
    QCOMPARE(settings.mutedUntilMs(), 1'234'567'890'123);
    QCOMPARE(settings.language(), SettingsViewModel::German);
    QCOMPARE(settings.windowGeometry(), QRect(10, 20, 1300, 900));
    QCOMPARE(settings.columnLayout(QStringLiteral("feed")), QStringLiteral("+0,-0,+120"));
}

void TestSettings::nonsenseInTheFile_isHeldToTheLimits()
{
    const QString file = m_dir.filePath(QStringLiteral("nonsense.ini"));
    {
        QSettings raw(file, QSettings::IniFormat);
        raw.setValue(QStringLiteral("appearance/theme"), 77);
        raw.setValue(QStringLiteral("appearance/density"), QStringLiteral("wide"));
        raw.setValue(QStringLiteral("feed/rows"), -5);
    }
    SettingsViewModel settings(file);
    QCOMPARE(settings.theme(), SettingsViewModel::SystemTheme);
    QCOMPARE(settings.density(), SettingsViewModel::Comfortable);
    QCOMPARE(settings.ringSize(), SettingsViewModel::kLeastRingSize);
    settings.setRingSize(1'000'000'000);
    QCOMPARE(settings.ringSize(), SettingsViewModel::kMostRingSize);
}

void TestSettings::navigation_goesBackTheWayItCame()
{
    NavigationViewModel navigation;
    QVERIFY(!navigation.canGoBack());
    navigation.setPage(NavigationViewModel::Alerts);
    navigation.setPage(NavigationViewModel::Alerts);
    navigation.setPage(NavigationViewModel::Latency);
    navigation.goBack();
    QCOMPARE(navigation.page(), NavigationViewModel::Alerts);
    navigation.goBack();
    QCOMPARE(navigation.page(), NavigationViewModel::Overview);
    QVERIFY(!navigation.canGoBack());
    navigation.goBack();
    QCOMPARE(navigation.page(), NavigationViewModel::Overview);
}

OPSROOM_TEST(TestSettings)
#include "tst_settings.moc"
