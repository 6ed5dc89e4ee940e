#include "server/config/config_key.h"
#include "server/config/config_page.h"
#include "tests/support/test_case.h"

#include <QtCore/QFile>

#include <set>

using namespace opsroom;

class TestConfigurationPage : public opsroom::test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void page_isUpToDate();
    void setting_hasAMeaningAndANameOfItsOwn();
};

void TestConfigurationPage::page_isUpToDate()
{
    QFile file(QStringLiteral(OPSROOM_SOURCE_DIR "/docs/configuration.md"));
    QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(file.errorString()));
    const auto expected = QString::fromStdString(config::configurationPage()).split(u'\n');
    const auto lines = QString::fromUtf8(file.readAll()).split(u'\n');
    for (qsizetype i = 0; i < std::min(lines.size(), expected.size()); ++i)
        QVERIFY2(
            lines[i] == expected[i],
            qPrintable(
                QStringLiteral("line %1 is stale, opsroom-hub print-settings prints: %2").arg(i + 1).arg(expected[i])));
    QCOMPARE(lines.size(), expected.size());
}

void TestConfigurationPage::setting_hasAMeaningAndANameOfItsOwn()
{
    std::set<std::string> names;
    for (const config::ConfigKey &key : config::configKeys()) {
        QVERIFY2(key.meaning.ends_with('.'), std::string(key.name).c_str());
        QVERIFY2(names.insert(key.environmentName()).second, std::string(key.name).c_str());
        QVERIFY2(config::findConfigKey(key.name) == &key, std::string(key.name).c_str());
    }
    QVERIFY(config::findConfigKey("hub.no_such_setting") == nullptr);
}

OPSROOM_TEST(TestConfigurationPage)
#include "tst_configuration_page.moc"
