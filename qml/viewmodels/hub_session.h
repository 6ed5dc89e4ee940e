#pragma once

#include "client/capture/capture_player.h"
#include "qml/viewmodels/console_view_model.h"
#include "qml/viewmodels/replay_view_model.h"

#include <QtCore/QObject>

#include <memory>

namespace opsroom::viewmodels {

/// One hub that is looked at, with the connection to it; or a capture that is played in its place.
///
/// A capture that goes back shows everything anew, in another console: consoleChanged(). The former one lives until the
/// event loop comes round.
/// Thread: main. Ownership: clock and settings outlive it.
class HubSession final : public QObject
{
    Q_OBJECT

public:
    /// \param connection with address and token; open() opens it
    HubSession(std::unique_ptr<client::HubConnection> connection, const Clock &clock, SettingsViewModel &settings,
               ConsoleViewModel::Identity identity, QString profileId = {});
    /// Plays a capture. \param clock real time \returns why the file cannot be played.
    [[nodiscard]] static Result<std::unique_ptr<HubSession>> ofCapture(const QString &path, const Clock &clock,
                                                                       SettingsViewModel &settings,
                                                                       const QString &version);
    ~HubSession() override;

    [[nodiscard]] client::HubConnection &connection() { return *m_now->connection; }
    [[nodiscard]] ConsoleViewModel &console() { return *m_now->console; }
    [[nodiscard]] const ConsoleViewModel &console() const { return *m_now->console; }
    /// Null: live.
    [[nodiscard]] ReplayViewModel *replay() { return m_replay.get(); }
    /// Empty: of no profile.
    [[nodiscard]] QString profileId() const { return m_profileId; }
    void open();
    /// It stays for as long as the window: nobody could open it again.
    void setIsLasting(bool isLasting) { m_isLasting = isLasting; }
    [[nodiscard]] bool isLasting() const { return m_isLasting; }

Q_SIGNALS:
    void consoleChanged();
    /// State of the connection, or alerts that wait for somebody.
    void changed();

private:
    struct Shown
    {
        std::unique_ptr<client::HubConnection> connection;
        std::unique_ptr<ConsoleViewModel> console;
    };

    HubSession(std::unique_ptr<capture::CapturePlayer> player, SettingsViewModel &settings,
               ConsoleViewModel::Identity identity);
    std::unique_ptr<Shown> show(std::unique_ptr<client::HubConnection> connection, const Clock &clock);
    [[nodiscard]] std::unique_ptr<client::HubConnection> connectionToPlayer();
    void startAnew();

    SettingsViewModel &m_settings;
    const ConsoleViewModel::Identity m_identity;
    const QString m_profileId;
    bool m_isLasting = false;
    std::unique_ptr<capture::CapturePlayer> m_player; ///< null: live
    std::unique_ptr<ReplayViewModel> m_replay;
    QTimer m_refresh; ///< when the streams have handed over what was played
    std::unique_ptr<Shown> m_now;
};

} // namespace opsroom::viewmodels
