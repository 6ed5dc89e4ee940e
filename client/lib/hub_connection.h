#pragma once

#include "client/lib/hub_event.h"
#include "client/lib/reconnect_schedule.h"
#include "client/lib/request_table.h"

#include <QtCore/QObject>
#include <QtCore/QPointer>
#include <QtCore/QStringList>
#include <QtCore/QTimer>
#include <QtCore/QUrl>

#include <functional>
#include <memory>

namespace opsroom::client {

class SocketLink;

/// A connection to a hub that is kept up: it comes back by itself, with a fresh token, until it is told to stop or sent
/// away for good.
///
/// Guarantees: the token provider is asked before every attempt and before a token runs out; the first retry comes within
/// a second, and later ones so that the connection is back within two seconds of the hub's return; a close code of 35xx
/// and a refused token end the attempts.
/// Thread: that of its event loop. Ownership: plain QObject.
/// Limits: 1,000 requests waiting for their answers.
class HubConnection : public QObject
{
    Q_OBJECT
    Q_PROPERTY(State state READ state NOTIFY stateChanged FINAL)
    Q_PROPERTY(QUrl url READ url WRITE setUrl NOTIFY urlChanged FINAL)
    Q_PROPERTY(QString lastError READ lastError NOTIFY stateChanged FINAL)
    Q_PROPERTY(QString userId READ userId NOTIFY identityChanged FINAL)
    Q_PROPERTY(QStringList tenants READ tenants NOTIFY identityChanged FINAL)
    Q_PROPERTY(QStringList roles READ roles NOTIFY identityChanged FINAL)

public:
    enum class State {
        Idle,       ///< not started, or closed by us
        Connecting, ///< first attempt
        Connected,
        Waiting,  ///< lost; the next attempt is scheduled
        Retrying, ///< lost; an attempt is under way
        Refused,  ///< sent away for good: nothing happens until retryNow() or open()
    };
    Q_ENUM(State)

    /// Hands over a token whenever it has one; may do so at once or later. An empty token means "none to be had now".
    using TokenProvider = std::function<void(std::function<void(const QByteArray &token)> deliver)>;

    explicit HubConnection(QObject *parent = nullptr);
    ~HubConnection() override;

    void setUrl(const QUrl &url);
    [[nodiscard]] QUrl url() const { return m_url; }
    void setPath(const QString &path) { m_path = path; }
    [[nodiscard]] QString path() const { return m_path; }
    void setNamespace(const QString &nsp) { m_nsp = nsp; }
    void setTokenProvider(TokenProvider provider) { m_provider = std::move(provider); }
    /// A token that is always the same.
    void setToken(const QByteArray &token);
    void setReconnectSettings(const ReconnectSchedule::Settings &settings);

    void open();
    void close();
    /// Cuts a wait short, or tries again after a refusal.
    Q_INVOKABLE void retryNow();

    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] bool isConnected() const { return m_state == State::Connected; }
    [[nodiscard]] QString lastError() const { return m_lastError; }
    /// Milliseconds to the next attempt; 0 unless Waiting.
    [[nodiscard]] int retryInMs() const;
    [[nodiscard]] QString userId() const { return m_userId; }
    [[nodiscard]] QStringList tenants() const { return m_tenants; }
    [[nodiscard]] QStringList roles() const { return m_roles; }

    /// Sends an event that asks for no answer. \param argumentJson may be empty. \returns false when not connected.
    bool emitEvent(const QByteArray &name, const QByteArray &argumentJson = {});
    /// Sends an event and calls \a done once, with the ack's first argument or the reason why there is none.
    void request(const QByteArray &name, const QByteArray &argumentJson, const RequestTable::Done &done,
                 std::chrono::milliseconds timeout = std::chrono::seconds(10));
    /// Answers an event that asked for it.
    void answer(const HubEvent &event, const QByteArray &argumentsJson);

Q_SIGNALS:
    void stateChanged();
    void urlChanged();
    void identityChanged();
    void eventReceived(const opsroom::client::HubEvent &event);

private:
    void connectNow();
    void openLink(const QByteArray &token);
    void onConnected();
    void onRefused(const QString &message, const QByteArray &dataJson);
    void onEnded(int code, const QString &reason);
    void onEvent(const HubEvent &event);
    void readIdentity(const QByteArray &json);
    void refreshToken();
    void scheduleRetry(const QString &why);
    void giveUp(const QString &why);
    void setState(State state);
    void dropLink();
    [[nodiscard]] bool canSend() const;

    QUrl m_url;
    QString m_path = QStringLiteral("/enterprise-ws");
    QString m_nsp = QStringLiteral("/");
    TokenProvider m_provider;
    State m_state = State::Idle;
    QString m_lastError;
    QString m_userId;
    QStringList m_tenants;
    QStringList m_roles;
    std::unique_ptr<SocketLink> m_link;
    std::unique_ptr<ReconnectSchedule> m_schedule;
    RequestTable m_requests;
    QTimer m_retry;
    quint64 m_attempt = 0; ///< number of the running attempt: late tokens of earlier ones are dropped
    bool m_isRefused = false;
    bool m_isRetryable = false; ///< the refusal was one that a fresh token or time may mend
};

} // namespace opsroom::client
