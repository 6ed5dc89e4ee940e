#include "tests/qml/live_fixture.h"

#include <QtQml/QQmlEngine>
#include <QtQuickTest/quicktest.h>

namespace {

/// Makes the modules and the fixture known to every test.
class Setup final : public QObject
{
    Q_OBJECT

public Q_SLOTS:
    void qmlEngineAvailable(QQmlEngine *engine)
    {
        engine->addImportPath(QStringLiteral("qrc:/qt/qml"));
        m_fixture = std::make_unique<opsroom::test::ConsoleFixture>();
        qmlRegisterSingletonInstance("Opsroom.Test", 1, 0, "Fixture", m_fixture.get());
        m_live = std::make_unique<opsroom::test::LiveFixture>();
        qmlRegisterSingletonInstance("Opsroom.Test", 1, 0, "Live", m_live.get());
    }
    void cleanupTestCase()
    {
        m_fixture.reset();
        m_live.reset();
    }

private:
    std::unique_ptr<opsroom::test::ConsoleFixture> m_fixture;
    std::unique_ptr<opsroom::test::LiveFixture> m_live;
};

} // namespace

QUICK_TEST_MAIN_WITH_SETUP(opsroom, Setup)

#include "main.moc"
