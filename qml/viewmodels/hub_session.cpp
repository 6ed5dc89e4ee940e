#include "qml/viewmodels/hub_session.h"

#include "client/capture/capture_link.h"

#include <QtCore/QFileInfo>

namespace opsroom::viewmodels {

namespace {
constexpr std::chrono::milliseconds kRefreshDelay(100);
}

HubSession::HubSession(std::unique_ptr<client::HubConnection> connection, const Clock &clock,
                       SettingsViewModel &settings, ConsoleViewModel::Identity identity, QString profileId)
    : m_settings(settings), m_identity(std::move(identity)), m_profileId(std::move(profileId))
{
    show(std::move(connection), clock);
}

HubSession::HubSession(std::unique_ptr<capture::CapturePlayer> player, SettingsViewModel &settings,
                       ConsoleViewModel::Identity identity)
    : m_settings(settings),
      m_identity(std::move(identity)),
      m_player(std::move(player)),
      m_replay(std::make_unique<ReplayViewModel>(*m_player, settings))
{
    connect(m_player.get(), &capture::CapturePlayer::secondPassed, this, [this] { m_now->console->tick(); });
    connect(m_player.get(), &capture::CapturePlayer::restarted, this, &HubSession::startAnew);
    connect(m_player.get(), &capture::CapturePlayer::roundTripPlayed, this,
            [this](double milliseconds) { m_now->console->latency()->addRoundTrip(milliseconds); });
    m_refresh.setSingleShot(true);
    m_refresh.setInterval(kRefreshDelay);
    connect(m_player.get(), &capture::CapturePlayer::arrived, &m_refresh, QOverload<>::of(&QTimer::start));
    connect(&m_refresh, &QTimer::timeout, this, [this] { m_now->console->refresh(); });
    show(connectionToPlayer(), m_player->captureClock());
}

HubSession::~HubSession() = default;

Result<std::unique_ptr<HubSession>> HubSession::ofCapture(const QString &path, const Clock &clock,
                                                          SettingsViewModel &settings, const QString &version)
{
    auto file = capture::CaptureFile::open(path);
    if (!file)
        return Failure(file.error());
    ConsoleViewModel::Identity identity;
    identity.version = version;
    identity.name = QFileInfo(path).completeBaseName();
    identity.environment = Environment::Replay;
    identity.isLive = false;
    auto player = std::make_unique<capture::CapturePlayer>(std::move(*file), clock);
    return std::unique_ptr<HubSession>(new HubSession(std::move(player), settings, std::move(identity)));
}

void HubSession::open()
{
    m_now->connection->open();
}

/// \returns what was shown before.
std::unique_ptr<HubSession::Shown> HubSession::show(std::unique_ptr<client::HubConnection> connection,
                                                    const Clock &clock)
{
    auto shown = std::make_unique<Shown>();
    shown->connection = std::move(connection);
    shown->console = std::make_unique<ConsoleViewModel>(*shown->connection, clock, m_settings, m_identity);
    connect(shown->connection.get(), &client::HubConnection::stateChanged, this, &HubSession::changed);
    connect(shown->console->alerts()->counts(), &SeverityCounts::changed, this, &HubSession::changed);
    return std::exchange(m_now, std::move(shown));
}

/// A connection that comes and goes as it did back then, and never waits.
std::unique_ptr<client::HubConnection> HubSession::connectionToPlayer()
{
    auto connection = std::make_unique<client::HubConnection>();
    connection->setUrl(QUrl(m_player->file().header().hub));
    connection->setToken("capture");
    connection->setHasResume(false);
    connection->setLinkFactory(
        [this](const client::LinkSettings &) { return std::make_unique<capture::CaptureLink>(*m_player); });
    connect(connection.get(), &client::HubConnection::stateChanged, connection.get(), [connection = connection.get()] {
        if (connection->state() == client::HubConnection::State::Waiting)
            connection->retryNow();
    });
    return connection;
}

void HubSession::startAnew()
{
    m_now->connection->close();
    const std::shared_ptr<Shown> former = show(connectionToPlayer(), m_player->captureClock());
    m_now->console->navigation()->setPage(former->console->navigation()->page());
    m_now->console->transactions()->filter()->setText(former->console->transactions()->filter()->text());
    open();
    Q_EMIT consoleChanged();
    // What still shows the former console goes with the next turn of the event loop; so does that one, behind it.
    QMetaObject::invokeMethod(
        this, [former] {}, Qt::QueuedConnection);
}

} // namespace opsroom::viewmodels
