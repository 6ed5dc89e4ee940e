#include "qml/viewmodels/connection_view_model.h"

#include "core/contract/event_names.h"
#include "qml/viewmodels/settings_view_model.h"
#include "qml/viewmodels/words.h"

namespace opsroom::viewmodels {

namespace {

constexpr qint64 kOfflineAfterMs = 10'000; ///< a loss of this length is more than a hiccup
constexpr qint64 kRecoveredForMs = 5'000;
constexpr qint64 kStaleAfterMs = 5'000; ///< while not connected
constexpr int kMsPerSecond = 1000;

bool carriesData(const QString &name)
{
    for (const std::string_view event : {contract::event::kTransactionUpdated, contract::event::kWalletUpdated,
                                         contract::event::kComplianceAlert, contract::event::kMetricsUpdate})
    {
        if (name == QLatin1StringView(event.data(), static_cast<qsizetype>(event.size())))
            return true;
    }
    return false;
}

} // namespace

ConnectionViewModel::ConnectionViewModel(client::HubConnection &connection, const Clock &clock,
                                         const SettingsViewModel &settings, QObject *parent)
    : QObject(parent), m_connection(connection), m_clock(clock), m_settings(settings)
{
    connect(&connection, &client::HubConnection::stateChanged, this, &ConnectionViewModel::onStateChanged);
    connect(&connection, &client::HubConnection::identityChanged, this, &ConnectionViewModel::changed);
    connect(&connection, &client::HubConnection::eventReceived, this, &ConnectionViewModel::onEvent);
    connect(&settings, &SettingsViewModel::isUtcChanged, this, &ConnectionViewModel::ticked);
}

ConnectionViewModel::State ConnectionViewModel::stateOf(const client::HubConnection &connection)
{
    switch (connection.state()) {
    case client::HubConnection::State::Idle:
        return Idle;
    case client::HubConnection::State::Connecting:
        return Connecting;
    case client::HubConnection::State::Connected:
        return Connected;
    case client::HubConnection::State::Waiting:
        return Waiting;
    case client::HubConnection::State::Retrying:
        return Retrying;
    case client::HubConnection::State::Refused:
        return Refused;
    }
    return Idle;
}

QString ConnectionViewModel::words() const
{
    switch (state()) {
    case Idle:
        return tr("Not connected");
    case Connecting:
        return tr("Connecting");
    case Connected:
        return tr("Connected");
    case Waiting:
    case Retrying:
        return tr("Reconnecting");
    case Refused:
        return tr("Refused");
    }
    return {};
}

QString ConnectionViewModel::detail() const
{
    return m_connection.lastError();
}

int ConnectionViewModel::retryInSeconds() const
{
    return (m_connection.retryInMs() + kMsPerSecond - 1) / kMsPerSecond;
}

QString ConnectionViewModel::bannerText() const
{
    switch (banner()) {
    case NoBanner:
        return {};
    case ConnectingBanner:
        return state() == Waiting && !detail().isEmpty() ? tr("Connecting to %1: %2").arg(url(), detail())
                                                         : tr("Connecting to %1").arg(url());
    case ReconnectingBanner:
        return state() == Waiting ? tr("Connection lost. Reconnecting in %1 s").arg(retryInSeconds())
                                  : tr("Connection lost. Reconnecting now");
    case OfflineBanner: {
        const QString why = state() == Refused ? tr("The hub sent us away: %1").arg(detail()) : tr("Offline");
        return hasData() ? tr("%1 – data as of %2").arg(why, dataTimeText()) : why;
    }
    case RecoveredBanner:
        return tr("Connected again after %1").arg(ageWords(m_backAtMs - m_lostAtMs));
    case GapBanner:
        return tr("Connected again after %1; up to %2 updates were missed")
            .arg(ageWords(m_backAtMs - m_lostAtMs), countWords(m_missed));
    case IsolationBanner:
        return tr("The hub's own check says that tenants are not kept apart. Take it out of service and call security");
    }
    return {};
}

bool ConnectionViewModel::isStale() const
{
    return hasData() && !isConnected() && nowMs() - m_lastDataMs > kStaleAfterMs;
}

int ConnectionViewModel::dataAgeSeconds() const
{
    return hasData() ? static_cast<int>((nowMs() - m_lastDataMs) / kMsPerSecond) : 0;
}

QString ConnectionViewModel::dataAgeText() const
{
    return hasData() ? ageWords(nowMs() - m_lastDataMs) : QString();
}

QString ConnectionViewModel::dataTimeText() const
{
    return timeWords(m_lastDataMs, m_settings.isUtc()).section(u'.', 0, 0);
}

void ConnectionViewModel::dismissBanner()
{
    if (isConnected())
        setBanner(NoBanner);
}

void ConnectionViewModel::noteGap(int missed)
{
    if (!isConnected() || missed <= 0)
        return;
    m_missed += missed;
    setBanner(GapBanner);
    Q_EMIT ticked();
}

void ConnectionViewModel::noteIsolation(bool isBroken)
{
    if (m_isIsolationBroken == isBroken)
        return;
    m_isIsolationBroken = isBroken;
    Q_EMIT ticked();
}

void ConnectionViewModel::onStateChanged()
{
    if (isConnected()) {
        m_missed = 0;
        m_backAtMs = nowMs();
        setBanner(m_wasConnected ? RecoveredBanner : NoBanner);
        m_wasConnected = true;
        m_isLost = false;
    } else if (m_wasConnected && !m_isLost) {
        m_isLost = true;
        m_lostAtMs = nowMs();
    }
    Q_EMIT changed();
    tick();
}

void ConnectionViewModel::onEvent(const client::HubEvent &event)
{
    if (carriesData(event.name))
        m_lastDataMs = nowMs();
}

void ConnectionViewModel::tick()
{
    const qint64 now = nowMs();
    if (isConnected()) {
        if (m_banner == RecoveredBanner && now - m_backAtMs >= kRecoveredForMs)
            setBanner(NoBanner);
    } else if (state() == Refused) {
        setBanner(OfflineBanner);
    } else if (!m_isLost) {
        setBanner(ConnectingBanner);
    } else {
        setBanner(now - m_lostAtMs >= kOfflineAfterMs ? OfflineBanner : ReconnectingBanner);
    }
    Q_EMIT ticked();
}

void ConnectionViewModel::setBanner(Banner banner)
{
    if (m_banner == banner)
        return;
    m_banner = banner;
    Q_EMIT ticked();
}

qint64 ConnectionViewModel::nowMs() const
{
    return m_clock.wallNow().time_since_epoch().count();
}

} // namespace opsroom::viewmodels
