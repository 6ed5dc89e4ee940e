#include "app/opsroom/embedded_hub_control.h"
#include "qml/viewmodels/hub_view_model.h"
#include "tests/support/test_case.h"

#include <QtNetwork/QTcpServer>

using namespace opsroom;
using namespace opsroom::viewmodels;
using namespace Qt::StringLiterals;

/// The hub inside the console, as its page starts, stops and configures it.
class TestEmbeddedHub : public opsroom::test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void stopped_andStartedAgain_itIsFoundAgain();
    void goodChanges_areInForceAfterwards();
    void badChanges_changeNothing_data();
    void badChanges_changeNothing();
    void whatOnlyShowsAtTheStart_leavesTheOldOneRunning();

private:
    /// Puts a value into the row of a setting.
    void edit(const QString &name, const QString &value)
    {
        m_page->setSearchText(name);
        QVERIFY(m_page->settings()->count() >= 1);
        m_page->settings()->edit(0, value);
    }

    std::unique_ptr<app::EmbeddedHub> m_hub;
    std::unique_ptr<app::EmbeddedHubControl> m_control;
    std::unique_ptr<client::HubConnection> m_connection;
    std::unique_ptr<HubViewModel> m_page;
};

void TestEmbeddedHub::init()
{
    config::NodeConfig config;
    config.isDevelopment = true;
    config.listen = "127.0.0.1:0";
    config.isManagementEnabled = false;
    config.transport = "qt";
    config.drain = std::chrono::milliseconds(200);
    auto started = app::EmbeddedHub::start(std::move(config));
    QVERIFY(started.has_value());
    m_hub = std::move(*started);
    m_control = std::make_unique<app::EmbeddedHubControl>(*m_hub);
    m_connection = std::make_unique<client::HubConnection>();
    m_connection->setUrl(QUrl(QString::fromStdString(m_hub->info().url)));
    m_connection->setTokenProvider(m_hub->tokenProvider("console", {"operator"}));
    m_connection->open();
    m_page = std::make_unique<HubViewModel>(*m_connection, m_control.get());
    QTRY_VERIFY(m_connection->isConnected());
}

void TestEmbeddedHub::cleanup()
{
    m_page.reset();
    m_connection.reset();
    m_control.reset();
    m_hub.reset();
}

void TestEmbeddedHub::stopped_andStartedAgain_itIsFoundAgain()
{
    const auto port = m_hub->info().port;
    m_page->stop();
    QVERIFY(m_page->isBusy());
    QTRY_VERIFY(!m_page->isBusy());
    QVERIFY(!m_page->isRunning());
    QTRY_VERIFY(!m_connection->isConnected());
    m_page->start();
    QVERIFY2(m_page->isRunning(), qPrintable(m_page->message()));
    QCOMPARE(m_hub->info().port, port);
    QTRY_VERIFY_WITH_TIMEOUT(m_connection->isConnected(), 20'000);
    m_page->restart();
    QTRY_VERIFY(!m_page->isBusy());
    QCOMPARE(m_page->message(), u"The hub was started again"_s);
    QTRY_VERIFY_WITH_TIMEOUT(m_connection->isConnected(), 20'000);
}

void TestEmbeddedHub::goodChanges_areInForceAfterwards()
{
    edit(u"hub.ping_interval"_s, u"7s"_s);
    edit(u"hub.origins"_s, u"http://one.example, http://two.example"_s);
    QCOMPARE(m_page->settings()->changeCount(), 2);
    m_page->apply();
    QTRY_VERIFY(!m_page->isBusy());
    QVERIFY2(!m_page->isRefused(), qPrintable(m_page->message()));
    QCOMPARE(m_hub->config().pingInterval, std::chrono::seconds(7));
    QCOMPARE(m_hub->config().origins, (std::vector<std::string>{"http://one.example", "http://two.example"}));
    QCOMPARE(m_page->settings()->changeCount(), 0);
    // What is shown reads back as the same.
    for (const HubControl::Setting &setting : m_control->settings())
        QVERIFY2(m_control->check({{setting.name, setting.value}}).isEmpty(), qPrintable(setting.name));
}

void TestEmbeddedHub::badChanges_changeNothing_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("value");
    QTest::newRow("no time") << u"hub.ping_interval"_s << u"soon"_s;
    QTest::newRow("beyond the limit") << u"hub.io_threads"_s << u"99"_s;
    QTest::newRow("no address") << u"hub.listen"_s << u"nowhere"_s;
    QTest::newRow("does not fit the others") << u"tls.certificate"_s << u"/nowhere.pem"_s;
    QTest::newRow("a policy that is not there") << u"policy.file"_s << u"/nowhere.toml"_s;
}

void TestEmbeddedHub::badChanges_changeNothing()
{
    QFETCH(QString, name);
    QFETCH(QString, value);
    edit(name, value);
    m_page->apply();
    QVERIFY(m_page->isRefused());
    QVERIFY(!m_page->isBusy());
    QVERIFY2(m_page->message().startsWith(u"Nothing was applied: "_s), qPrintable(m_page->message()));
    QCOMPARE(m_page->settings()->changeCount(), 1);
    QVERIFY(m_connection->isConnected());
}

void TestEmbeddedHub::whatOnlyShowsAtTheStart_leavesTheOldOneRunning()
{
    QTcpServer other;
    QVERIFY(other.listen(QHostAddress::LocalHost));
    edit(u"hub.listen"_s, u"127.0.0.1:%1"_s.arg(other.serverPort()));
    m_page->apply();
    QTRY_VERIFY(!m_page->isBusy());
    QVERIFY(m_page->isRefused());
    QVERIFY(m_page->isRunning());
    QVERIFY2(m_page->message().contains(u"The hub runs with the configuration that it had"_s),
             qPrintable(m_page->message()));
    QTRY_VERIFY_WITH_TIMEOUT(m_connection->isConnected(), 20'000);
}

OPSROOM_TEST(TestEmbeddedHub)
#include "tst_embedded_hub.moc"
