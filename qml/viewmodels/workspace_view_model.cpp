#include "qml/viewmodels/workspace_view_model.h"

#include "qml/viewmodels/settings_view_model.h"

#include <QtCore/QDateTime>
#include <QtCore/QDir>
#include <QtCore/QRegularExpression>
#include <QtCore/QStandardPaths>

namespace opsroom::viewmodels {

namespace {

const QString kCaptureEnding = QStringLiteral(".capture.jsonl");

QString secretKeyOf(const QString &profileId)
{
    return QStringLiteral("hub-token/") + profileId;
}

} // namespace

WorkspaceViewModel::WorkspaceViewModel(const Clock &clock, SettingsViewModel &settings, SecretStore &secrets,
                                       QString version, QObject *parent)
    : QObject(parent),
      m_clock(clock),
      m_settings(settings),
      m_secrets(secrets),
      m_version(std::move(version)),
      m_profiles(settings)
{}

WorkspaceViewModel::~WorkspaceViewModel() = default;

ConsoleViewModel *WorkspaceViewModel::current()
{
    return m_currentIndex < 0 ? nullptr : &m_sessions.at(m_currentIndex).console();
}

ReplayViewModel *WorkspaceViewModel::replay()
{
    return m_currentIndex < 0 ? nullptr : m_sessions.at(m_currentIndex).replay();
}

void WorkspaceViewModel::setCurrentIndex(int row)
{
    if (row == m_currentIndex || row < 0 || row >= m_sessions.count())
        return;
    if (m_currentIndex >= 0)
        m_sessions.at(row).console().navigation()->setPage(current()->navigation()->page());
    m_currentIndex = row;
    Q_EMIT currentChanged();
}

HubSession &WorkspaceViewModel::add(std::unique_ptr<HubSession> session)
{
    const int row = m_sessions.add(std::move(session));
    HubSession &added = m_sessions.at(row);
    connect(&added, &HubSession::consoleChanged, this, [this, added = &added] {
        if (&m_sessions.at(m_currentIndex) == added)
            Q_EMIT currentChanged();
    });
    Q_EMIT sessionAdded(&added);
    setCurrentIndex(row);
    return added;
}

bool WorkspaceViewModel::saveProfile(int row, const QString &name, const QString &url, const QString &path,
                                     Environment::Kind environment, const QString &token)
{
    HubProfile profile;
    if (row >= 0 && row < m_profiles.count())
        profile = m_profiles.at(row);
    profile.name = name.trimmed();
    profile.url = url.trimmed();
    profile.path = path.trimmed().isEmpty() ? HubProfile().path : path.trimmed();
    profile.environment = environment;
    const QString problem = m_profiles.problemOf(profile);
    setProblem(problem);
    if (!problem.isEmpty())
        return false;
    const QString id = m_profiles.save(profile);
    if (!token.trimmed().isEmpty())
        m_secrets.write(secretKeyOf(id), token.trimmed().toUtf8(), [this](const QString &what) { setProblem(what); });
    return true;
}

void WorkspaceViewModel::removeProfile(int row)
{
    if (row < 0 || row >= m_profiles.count())
        return;
    m_secrets.write(secretKeyOf(m_profiles.at(row).id), {}, [this](const QString &problem) { setProblem(problem); });
    m_profiles.remove(row);
}

bool WorkspaceViewModel::hasRoom()
{
    setProblem(m_sessions.isFull() ? tr("%1 hubs are open already: close one first").arg(HubSessionModel::kMostSessions)
                                   : QString());
    return !m_sessions.isFull();
}

bool WorkspaceViewModel::openProfile(int row)
{
    if (row < 0 || row >= m_profiles.count())
        return false;
    const HubProfile &profile = m_profiles.at(row);
    if (const int open = m_sessions.rowOfProfile(profile.id); open >= 0) {
        setCurrentIndex(open);
        m_sessions.at(open).connection().retryNow();
        return true;
    }
    if (!hasRoom())
        return false;
    auto connection = std::make_unique<client::HubConnection>();
    connection->setUrl(QUrl(profile.url));
    connection->setPath(profile.path);
    // Asked for each time: a token that was saved anew is used at once.
    connection->setTokenProvider(
        [this, key = secretKeyOf(profile.id)](const std::function<void(const QByteArray &)> &deliver) {
            m_secrets.read(key, deliver);
        });
    ConsoleViewModel::Identity identity;
    identity.version = m_version;
    identity.name = profile.name;
    identity.environment = profile.environment;
    add(std::make_unique<HubSession>(std::move(connection), m_clock, m_settings, identity, profile.id)).open();
    rememberOpen();
    return true;
}

QString WorkspaceViewModel::captureFolder() const
{
    return QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation) + QStringLiteral("/opsroom");
}

QStringList WorkspaceViewModel::captures() const
{
    QStringList paths;
    const QDir folder(captureFolder());
    for (const QFileInfo &file : folder.entryInfoList({u'*' + kCaptureEnding}, QDir::Files, QDir::Time)) {
        if (paths.size() < kMostCaptures)
            paths.append(file.filePath());
    }
    return paths;
}

QString WorkspaceViewModel::newCapturePath()
{
    QString name = current()->name();
    static const QRegularExpression kUnfit(QStringLiteral("[^A-Za-z0-9.-]+"));
    name.replace(kUnfit, QStringLiteral("-"));
    const QString time = QDateTime::currentDateTimeUtc().toString(QStringLiteral("yyyyMMdd-HHmmss"));
    return captureFolder() + u'/' + name + u'-' + time + kCaptureEnding;
}

bool WorkspaceViewModel::openCapture(const QString &path)
{
    if (!hasRoom())
        return false;
    auto session = HubSession::ofCapture(path, m_clock, m_settings, m_version);
    if (!session) {
        setProblem(QString::fromStdString(session.error().detail));
        return false;
    }
    HubSession &added = add(std::move(*session));
    added.open();
    added.replay()->togglePlaying();
    return true;
}

void WorkspaceViewModel::close(int row)
{
    if (row < 0 || row >= m_sessions.count() || m_sessions.count() == 1 || m_sessions.at(row).isLasting())
        return;
    std::shared_ptr<HubSession> closed;
    if (row == m_currentIndex)
        setCurrentIndex(row > 0 ? row - 1 : row + 1);
    closed = m_sessions.take(row);
    closed->disconnect(this);
    if (row < m_currentIndex)
        --m_currentIndex;
    closed->connection().close();
    rememberOpen();
    Q_EMIT currentChanged();
    // Pages that still show it go first.
    QMetaObject::invokeMethod(
        this, [closed] {}, Qt::QueuedConnection);
}

void WorkspaceViewModel::reopen()
{
    const int front = m_currentIndex;
    for (const QString &id : m_settings.openHubs()) {
        for (int row = 0; row < m_profiles.count(); ++row) {
            if (m_profiles.at(row).id == id)
                openProfile(row);
        }
    }
    setCurrentIndex(std::max(front, 0));
}

void WorkspaceViewModel::rememberOpen()
{
    QStringList ids;
    for (int row = 0; row < m_sessions.count(); ++row) {
        if (const QString id = m_sessions.at(row).profileId(); !id.isEmpty())
            ids.append(id);
    }
    m_settings.setOpenHubs(ids);
}

void WorkspaceViewModel::setProblem(const QString &problem)
{
    if (m_problem == problem)
        return;
    m_problem = problem;
    Q_EMIT problemChanged();
}

} // namespace opsroom::viewmodels
