#pragma once

#include "qml/viewmodels/hub_profile_model.h"
#include "qml/viewmodels/hub_session_model.h"
#include "qml/viewmodels/log_list_model.h"
#include "qml/viewmodels/secret_store.h"

#include <QtCore/QObject>
#include <QtQml/qqmlregistration.h>

namespace opsroom::viewmodels {

/// Everything that the window shows: the hubs that are open, of which one is in front, captures among them, and the
/// profiles by which further ones are opened.
///
/// Thread: main. Ownership: clock, settings and secrets outlive it.
class WorkspaceViewModel final : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Made by the program")
    Q_PROPERTY(opsroom::viewmodels::HubSessionModel *sessions READ sessions CONSTANT FINAL)
    Q_PROPERTY(opsroom::viewmodels::HubProfileModel *profiles READ profiles CONSTANT FINAL)
    Q_PROPERTY(opsroom::viewmodels::SettingsViewModel *settings READ settings CONSTANT FINAL)
    Q_PROPERTY(opsroom::viewmodels::LogListModel *log READ log CONSTANT FINAL)
    Q_PROPERTY(int currentIndex READ currentIndex WRITE setCurrentIndex NOTIFY currentChanged FINAL)
    Q_PROPERTY(opsroom::viewmodels::ConsoleViewModel *current READ current NOTIFY currentChanged FINAL)
    Q_PROPERTY(opsroom::viewmodels::ReplayViewModel *replay READ replay NOTIFY currentChanged FINAL)
    Q_PROPERTY(QString problem READ problem NOTIFY problemChanged FINAL)

public:
    static constexpr qsizetype kMostCaptures = 100;

    WorkspaceViewModel(const Clock &clock, SettingsViewModel &settings, SecretStore &secrets, QString version,
                       QObject *parent = nullptr);
    ~WorkspaceViewModel() override;

    [[nodiscard]] HubSessionModel *sessions() { return &m_sessions; }
    [[nodiscard]] HubProfileModel *profiles() { return &m_profiles; }
    [[nodiscard]] SettingsViewModel *settings() { return &m_settings; }
    /// Filled by the program.
    [[nodiscard]] LogListModel *log() { return &m_log; }
    [[nodiscard]] int currentIndex() const { return m_currentIndex; }
    /// Brings another hub to the front, with the page that is shown now.
    void setCurrentIndex(int row);
    /// Null before the first add().
    [[nodiscard]] ConsoleViewModel *current();
    /// Of the capture in front; null: it is live.
    [[nodiscard]] ReplayViewModel *replay();
    /// Why the last thing could not be done, or not as it should.
    [[nodiscard]] QString problem() const { return m_problem; }

    /// Opens a session and brings it to the front. Precondition: the rail is not full.
    HubSession &add(std::unique_ptr<HubSession> session);

    /// Opens the hubs that were open when the console ended, behind what is in front.
    void reopen();

    /// Saves a hub. \param row of the profile that it replaces; -1: a new one. \param token empty: as it was.
    /// \returns false with a problem().
    Q_INVOKABLE bool saveProfile(int row, const QString &name, const QString &url, const QString &path,
                                 opsroom::viewmodels::Environment::Kind environment, const QString &token);
    Q_INVOKABLE void removeProfile(int row);
    /// Opens a saved hub, or brings it to the front; with a token that was saved since, if the last one was refused.
    Q_INVOKABLE bool openProfile(int row);
    /// Where captures go unless the operator says otherwise.
    Q_INVOKABLE QString captureFolder() const;
    /// Captures in that folder, the newest first, at most kMostCaptures.
    Q_INVOKABLE QStringList captures() const;
    /// A file in that folder, named after the hub in front and the time.
    Q_INVOKABLE QString newCapturePath();
    /// Opens a capture and plays it.
    Q_INVOKABLE bool openCapture(const QString &path);
    /// The last one stays, and one that is lasting.
    Q_INVOKABLE void close(int row);
    Q_INVOKABLE void clearProblem() { setProblem({}); }

Q_SIGNALS:
    void currentChanged();
    void problemChanged();
    void sessionAdded(opsroom::viewmodels::HubSession *session);

private:
    void setProblem(const QString &problem);
    [[nodiscard]] bool hasRoom();
    void rememberOpen();

    const Clock &m_clock;
    SettingsViewModel &m_settings;
    SecretStore &m_secrets;
    const QString m_version;
    HubSessionModel m_sessions;
    HubProfileModel m_profiles;
    LogListModel m_log;
    int m_currentIndex = -1;
    QString m_problem;
};

} // namespace opsroom::viewmodels
