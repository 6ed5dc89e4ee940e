#include "tests/qml/console_fixture.h"

#include "client/lib/hub_event.h"
#include "qml/charts/trace.h"

#include <QtCore/QDateTime>
#include <QtCore/QUrl>

namespace opsroom::test {

using namespace Qt::StringLiterals;

namespace {

QByteArray quoted(const QString &text)
{
    return '"' + text.toUtf8().replace('\\', "\\\\").replace('"', "\\\"") + '"';
}

} // namespace

QList<std::pair<QString, QString>> FakeHubControl::facts() const
{
    return {{u"TLS"_s, u"off"_s}};
}

QList<viewmodels::HubControl::Setting> FakeHubControl::settings() const
{
    return {{u"hub.drain"_s, m_drain, u"5s"_s, u"Longest time to the end"_s},
            {u"hub.path"_s, u"/enterprise-ws"_s, u"/enterprise-ws"_s, u"Path"_s}};
}

viewmodels::HubControl::Problems FakeHubControl::check(const Changes &changes) const
{
    return changes.value(u"hub.drain"_s) == u"bad"_s ? Problems{{u"hub.drain"_s, u"expected a time"_s}} : Problems();
}

void FakeHubControl::start(const Changes &changes, Done done)
{
    m_drain = changes.value(u"hub.drain"_s, m_drain);
    m_isRunning = true;
    ++starts;
    done({});
}

void FakeHubControl::stop(Done done)
{
    m_isRunning = false;
    done({});
}

ConsoleFixture::ConsoleFixture()
    : m_settings(m_scratch.filePath(u"settings.ini"_s)),
      m_workspace(m_clock, m_settings, m_secrets, u"0"_s),
      m_session(m_workspace.add(std::make_unique<viewmodels::HubSession>(
          std::make_unique<client::HubConnection>(), m_clock, m_settings,
          viewmodels::ConsoleViewModel::Identity{u"0"_s, {}, viewmodels::Environment::Demo, {}, &m_hub}))),
      m_connection(m_session.connection()),
      m_console(m_session.console())
{
    m_settings.setTheme(viewmodels::SettingsViewModel::Dark);
    m_settings.setIsIntroduced(true);
}

QByteArray ConsoleFixture::stamp()
{
    const QByteArray number = QByteArray::number(++m_seq);
    return ",\"timestamp\":" + quoted(QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs)) + ",\"eventId\":\"e-"
           + number + "\",\"seq\":" + number + "}";
}

void ConsoleFixture::publish(const QString &event, const QByteArray &json)
{
    Q_EMIT m_connection.eventReceived(
        {event, json, "[\"" + event.toUtf8() + "\"," + json + "]", {}, {}, QDateTime::currentMSecsSinceEpoch()});
}

void ConsoleFixture::publishTransactions(int count, const QString &tenant, const QString &status,
                                         const QString &counterparty)
{
    for (int i = 0; i < count; ++i) {
        const QByteArray id = QByteArray::number(++m_transactions);
        publish(u"transaction-updated"_s, "{\"transactionId\":\"tx-" + id + "\",\"tenantId\":" + quoted(tenant)
                                              + ",\"status\":" + quoted(status)
                                              + ",\"amountText\":\"1234.50\",\"currency\":\"GBP\",\"walletId\":\"w-1\""
                                              + ",\"counterparty\":{\"name\":" + quoted(counterparty) + "}" + stamp());
    }
}

void ConsoleFixture::publishAlert(const QString &id, const QString &severity, const QString &message)
{
    publish(u"compliance-alert"_s, "{\"alertId\":" + quoted(id) + ",\"tenantId\":\"acme\",\"severity\":"
                                       + quoted(severity) + ",\"message\":" + quoted(message) + stamp());
}

void ConsoleFixture::publishWallet(const QString &id, const QString &tenant, const QString &available)
{
    publish(u"wallet-updated"_s, "{\"walletId\":" + quoted(id) + ",\"tenantId\":" + quoted(tenant)
                                     + ",\"balances\":[{\"currency\":\"GBP\",\"availableText\":" + quoted(available)
                                     + "}]" + stamp());
}

QString ConsoleFixture::writeCapture(int count)
{
    QFile file(m_scratch.filePath(u"made up.capture.jsonl"_s));
    if (!file.open(QIODevice::WriteOnly))
        return {};
    constexpr qint64 kStart = 1'700'000'000'000;
    file.write(capture::lineOf(capture::CaptureHeader{u"http://hub.example"_s, u"olga"_s, kStart}));
    file.write(capture::lineOf({capture::CaptureRecord::Kind::Back, kStart, {}, 0}));
    client::HubEvent metrics;
    metrics.arguments = R"(["metrics-update",{"scope":"hub","activeConnections":1,"totalConnections":1}])";
    file.write(capture::lineOf({capture::CaptureRecord::Kind::Event, kStart, metrics, 0}));
    for (int i = 1; i <= count; ++i) {
        client::HubEvent event;
        event.arguments = R"(["transaction-updated",{"transactionId":"old-)" + QByteArray::number(i)
                          + R"(","tenantId":"acme","status":"completed"}])";
        file.write(capture::lineOf({capture::CaptureRecord::Kind::Event, kStart + i * 1000, event, 0}));
    }
    return file.fileName();
}

void ConsoleFixture::publishMetrics()
{
    publish(u"metrics-update"_s, "{\"scope\":\"hub\",\"activeConnections\":12,\"activeTenants\":2,"
                                 "\"queuedTransactions\":3,\"totalConnections\":12,"
                                 "\"uniqueUsers\":9,\"tenantDetails\":[{\"tenantId\":\"acme\",\"activeConnections\":8},"
                                 "{\"tenantId\":\"beta\",\"activeConnections\":4}]"
                                     + stamp());
}

void ConsoleFixture::listClients(int count)
{
    QList<client::ConnectionInfo> clients;
    for (int i = 0; i < count; ++i) {
        client::ConnectionInfo client;
        client.sid = u"sid-%1"_s.arg(i);
        client.userId = u"user-%1"_s.arg(i);
        client.tenantId = i % 2 == 0 ? u"acme"_s : u"beta"_s;
        client.roles = u"user"_s;
        client.address = u"192.0.2.%1"_s.arg(i % 250);
        client.sinceMs = QDateTime::currentMSecsSinceEpoch() - i * 1000;
        client.queuedBytes = i * 10;
        client.isWebSocket = i % 3 != 0;
        clients.append(client);
    }
    m_console.connections()->clients()->replace(clients);
}

QString ConsoleFixture::trapUrl()
{
    if (!m_trap.isListening()) {
        m_trap.listen(QHostAddress::LocalHost);
        connect(&m_trap, &QTcpServer::newConnection, this, [this] { ++m_fetches; });
    }
    return u"http://127.0.0.1:%1/x.png"_s.arg(m_trap.serverPort());
}

void ConsoleFixture::connectToNobody()
{
    m_connection.setUrl(QUrl(u"http://127.0.0.1:1"_s));
    m_connection.setToken("none");
    m_connection.open();
}

void ConsoleFixture::measureRoundTrip(double milliseconds, int times)
{
    for (int i = 0; i < times; ++i)
        m_console.latency()->addRoundTrip(milliseconds);
    m_console.latency()->tick();
}

void ConsoleFixture::carryTraffic(int seconds, int updates)
{
    for (int i = 0; i < seconds; ++i) {
        m_clock.advance(std::chrono::seconds(1));
        m_console.traffic()->tick(true, updates);
    }
}

void ConsoleFixture::passTime(int seconds)
{
    m_clock.advance(std::chrono::seconds(seconds));
    m_console.tick();
}

QList<int> ConsoleFixture::stretchLengths(const QList<double> &values, double width) const
{
    charts::Trace trace;
    trace.setValues(values);
    QList<int> lengths;
    for (const auto &stretch : trace.stretches({width, 100}))
        lengths.append(static_cast<int>(stretch.size()));
    return lengths;
}

} // namespace opsroom::test
