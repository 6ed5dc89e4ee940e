#include "qml/viewmodels/console_view_model.h"

#include "client/lib/json_text.h"
#include "core/contract/event_names.h"
#include "core/protocol/json/writer.h"

namespace opsroom::viewmodels {

namespace {
constexpr std::chrono::seconds kTick(1);
constexpr std::chrono::seconds kMetricsInterval(2);
constexpr std::chrono::milliseconds kProbeInterval(
    730); ///< out of step with the tick, whose drawing would count as waiting
} // namespace

ConsoleViewModel::ConsoleViewModel(client::HubConnection &connection, const Clock &clock, SettingsViewModel &settings,
                                   Identity identity, QObject *parent)
    : QObject(parent),
      m_connection(connection),
      m_settings(settings),
      m_identity(std::move(identity)),
      m_connectionView(connection, clock, settings),
      m_alerts(connection, clock, settings),
      m_transactions(settings, *m_alerts.alerts()),
      m_walletList(clock),
      m_wallets(m_walletList),
      m_tenants(settings),
      m_connections(connection, clock, settings),
      m_latency(clock, settings),
      m_traffic(clock, settings),
      m_overview(m_alerts, m_walletList, m_tenants, m_latency),
      m_hub(connection, m_identity.control),
      m_testBench(connection, clock, m_identity.mint),
      m_testFaults(m_testBench),
      m_testScenario(m_testBench, settings.folder() + QStringLiteral("/scenarios")),
      m_loadTest(m_testBench),
      m_recorder(connection, [this] { return presentState(); })
{
    for (client::UpdateStream *stream : streams())
        stream->setConnection(&connection);
    connect(&m_transactionStream, &client::TransactionUpdates::updated, this, &ConsoleViewModel::onTransactions);
    connect(&m_walletStream, &client::WalletUpdates::updated, this, [this](const QList<client::WalletUpdate> &updates) {
        for (const client::WalletUpdate &update : updates)
            note(update);
        m_updates += updates.size();
        m_walletList.apply(updates);
    });
    connect(&m_alertStream, &client::ComplianceAlerts::raised, this,
            [this](const QList<client::ComplianceAlert> &alerts) {
                for (const client::ComplianceAlert &alert : alerts)
                    note(alert);
                m_updates += alerts.size();
                m_alerts.add(alerts);
            });
    connect(&m_alertUpdates, &client::AlertUpdates::updated, &m_alerts, &AlertsViewModel::update);
    connect(&m_openAlerts, &client::OpenAlerts::listed, &m_alerts, &AlertsViewModel::replaceAll);
    connect(&m_metricsStream, &client::MetricsStream::updated, this, [this](const client::MetricsUpdate &metrics) {
        m_tenants.apply(metrics);
        m_connections.endings()->apply(metrics.endings);
        m_overview.apply(metrics);
        m_traffic.apply(metrics);
        m_connectionView.noteIsolation(metrics.isIsolationBroken);
    });
    connect(&connection, &client::HubConnection::stateChanged, this, [this] {
        if (m_connection.state() == client::HubConnection::State::Waiting)
            m_sequence.onLost();
    });
    connect(&m_probe, &client::RoundTripProbe::measured, &m_latency, &LatencyViewModel::addRoundTrip);
    connect(&m_probe, &client::RoundTripProbe::measured, &m_recorder, &RecorderViewModel::addRoundTrip);
    if (!m_identity.isLive)
        return;
    m_metricsStream.setInterval(kMetricsInterval);
    m_probe.setConnection(&connection);
    m_probe.start(kProbeInterval);
    connect(&m_timer, &QTimer::timeout, this, &ConsoleViewModel::tick);
    m_timer.start(kTick);
}

void ConsoleViewModel::onTransactions(const QList<client::TransactionUpdate> &updates)
{
    for (const client::TransactionUpdate &update : updates)
        note(update);
    m_updates += updates.size();
    m_tenants.countUpdates(updates);
    m_transactions.append(updates);
}

void ConsoleViewModel::note(const client::Stamped &event)
{
    m_latency.addDelivery(event);
    m_sequence.note(event);
}

QString ConsoleViewModel::title() const
{
    return tr("Opsroom – %1").arg(name());
}

QString ConsoleViewModel::name() const
{
    return m_identity.name.isEmpty() ? m_connection.url().authority() : m_identity.name;
}

/// What a recording begins with, in the form in which the hub says it.
QList<client::HubEvent> ConsoleViewModel::presentState() const
{
    const auto eventOf = [](std::string_view name, const QByteArray &argument) {
        const QByteArray nameBytes = client::bytesOf(name);
        return client::HubEvent{
            QString::fromLatin1(nameBytes), argument, "[\"" + nameBytes + "\"," + argument + ']', {}, {}};
    };
    std::string identity;
    json::Writer writer(identity);
    writer.beginObject().member("userId", m_connection.userId().toStdString());
    for (const auto &[name, texts] :
         {std::pair("tenants", m_connection.tenants()), std::pair("roles", m_connection.roles())})
    {
        writer.name(name).beginArray();
        for (const QString &text : texts)
            writer.value(text.toStdString());
        writer.endArray();
    }
    writer.endObject();
    QList<client::HubEvent> events{eventOf(contract::event::kConnected, client::bytesOf(identity))};
    events.append(
        eventOf(contract::event::kOpenAlerts, R"({"alerts":[)" + m_alerts.alerts().recordsJson().join(',') + "]}"));
    for (const QByteArray &update : m_walletList.lastUpdates())
        events.append(eventOf(contract::event::kWalletUpdated, update));
    return events;
}

std::array<client::UpdateStream *, 6> ConsoleViewModel::streams()
{
    // What is open at the beginning comes before what is raised then.
    return {&m_openAlerts, &m_alertStream, &m_alertUpdates, &m_transactionStream, &m_walletStream, &m_metricsStream};
}

void ConsoleViewModel::tick()
{
    // A second of a capture may be over in less than the streams wait.
    if (!m_identity.isLive) {
        for (client::UpdateStream *stream : streams())
            stream->flushNow();
    }
    if (m_connectionView.isConnected())
        m_connectionView.noteGap(static_cast<int>(m_sequence.takeMissed()));
    refresh();
    const qsizetype updates = std::exchange(m_updates, 0);
    m_overview.tick(m_connectionView.isConnected(), updates);
    m_traffic.tick(m_connectionView.isConnected(), updates);
}

void ConsoleViewModel::refresh()
{
    m_connectionView.tick();
    m_alerts.tick();
    m_walletList.tick();
    m_tenants.tick();
    m_connections.tick();
    m_latency.tick();
}

} // namespace opsroom::viewmodels
