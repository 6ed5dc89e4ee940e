#pragma once

#include "client/lib/hub_connection.h"
#include "core/base/clock.h"

#include <QtCore/QObject>
#include <QtQml/qqmlregistration.h>

namespace opsroom::viewmodels {

class SettingsViewModel;

/// The state of the connection in words, and the banner over every page.
///
/// Thread: main. Ownership: neither the connection nor the clock is its own; both outlive it.
class ConnectionViewModel final : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("The console has one")
    Q_PROPERTY(State state READ state NOTIFY changed FINAL)
    Q_PROPERTY(QString words READ words NOTIFY changed FINAL)
    Q_PROPERTY(QString detail READ detail NOTIFY changed FINAL)
    Q_PROPERTY(bool isConnected READ isConnected NOTIFY changed FINAL)
    Q_PROPERTY(bool canRetry READ canRetry NOTIFY changed FINAL)
    Q_PROPERTY(int retryInSeconds READ retryInSeconds NOTIFY ticked FINAL)
    Q_PROPERTY(Banner banner READ banner NOTIFY ticked FINAL)
    Q_PROPERTY(QString bannerText READ bannerText NOTIFY ticked FINAL)
    Q_PROPERTY(bool hasData READ hasData NOTIFY ticked FINAL)
    Q_PROPERTY(bool isStale READ isStale NOTIFY ticked FINAL)
    Q_PROPERTY(int dataAgeSeconds READ dataAgeSeconds NOTIFY ticked FINAL)
    Q_PROPERTY(QString dataAgeText READ dataAgeText NOTIFY ticked FINAL)
    Q_PROPERTY(QString url READ url NOTIFY changed FINAL)
    Q_PROPERTY(QString userId READ userId NOTIFY changed FINAL)
    Q_PROPERTY(QString rolesText READ rolesText NOTIFY changed FINAL)

public:
    enum State { Idle, Connecting, Connected, Waiting, Retrying, Refused };
    Q_ENUM(State)
    enum Banner {
        NoBanner,
        ConnectingBanner,   ///< first attempt
        ReconnectingBanner, ///< lost; comes back by itself
        OfflineBanner,      ///< lost for long, or sent away: data are as of a time
        RecoveredBanner,    ///< back again; goes away by itself
        GapBanner,          ///< back again, and updates were missed
        IsolationBanner,    ///< the hub says that its tenants are not kept apart: over everything else
    };
    Q_ENUM(Banner)

    ConnectionViewModel(client::HubConnection &connection, const Clock &clock, const SettingsViewModel &settings,
                        QObject *parent = nullptr);

    [[nodiscard]] static State stateOf(const client::HubConnection &connection);
    [[nodiscard]] State state() const { return stateOf(m_connection); }
    [[nodiscard]] QString words() const;
    /// Why it is as it is; empty while all is well.
    [[nodiscard]] QString detail() const;
    [[nodiscard]] bool isConnected() const { return state() == Connected; }
    [[nodiscard]] bool canRetry() const { return state() == Waiting || state() == Refused; }
    [[nodiscard]] int retryInSeconds() const;
    [[nodiscard]] Banner banner() const { return m_isIsolationBroken ? IsolationBanner : m_banner; }
    [[nodiscard]] QString bannerText() const;
    [[nodiscard]] bool hasData() const { return m_lastDataMs != 0; }
    /// What is on the screen is older than it looks.
    [[nodiscard]] bool isStale() const;
    [[nodiscard]] int dataAgeSeconds() const;
    [[nodiscard]] QString dataAgeText() const;
    [[nodiscard]] QString url() const { return m_connection.url().toDisplayString(); }
    [[nodiscard]] QString userId() const { return m_connection.userId(); }
    [[nodiscard]] QString rolesText() const { return m_connection.roles().join(QStringLiteral(", ")); }

    Q_INVOKABLE void retryNow() { m_connection.retryNow(); }
    Q_INVOKABLE void dismissBanner();

    /// Once a second, and whenever something has changed.
    void tick();
    /// What came back after the last loss: known after the first updates.
    void noteGap(int missed);
    /// What the hub says of the wall between its tenants.
    void noteIsolation(bool isBroken);

Q_SIGNALS:
    void changed();
    void ticked();

private:
    void onStateChanged();
    void onEvent(const client::HubEvent &event);
    void setBanner(Banner banner);
    [[nodiscard]] qint64 nowMs() const;
    [[nodiscard]] QString dataTimeText() const;

    client::HubConnection &m_connection;
    const Clock &m_clock;
    const SettingsViewModel &m_settings;
    Banner m_banner = ConnectingBanner;
    bool m_wasConnected = false;
    bool m_isLost = false;
    qint64 m_lostAtMs = 0;
    qint64 m_backAtMs = 0;
    qint64 m_lastDataMs = 0;
    int m_missed = 0;
    bool m_isIsolationBroken = false;
};

} // namespace opsroom::viewmodels
