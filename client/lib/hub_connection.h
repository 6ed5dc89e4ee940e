#pragma once

#include "client/lib/hub_event.h"
#include "client/lib/link.h"
#include "client/lib/reconnect_schedule.h"
#include "client/lib/request_table.h"
#include "client/lib/stream_positions.h"

#include <QtCore/QObject>
#include <QtCore/QPointer>
#include <QtCore/QStringList>
#include <QtCore/QTimer>
#include <QtCore/QUrl>

#include <functional>
#include <memory>

namespace opsroom::client {

/// A connection to a hub that is kept up: it comes back by itself, with a fresh token, until it is told to stop or sent
/// away for good.
///
/// Guarantees: the token provider is asked before every attempt and before a token runs out; the first retry comes within
/// a second, and later ones so that the connection is back within two seconds of the hub's return; a close code of 35xx
/// and a refused token end the attempts. After a loss the publications that were missed come first, in order and once;
/// resumed() says how many came, and how many are gone.
/// Thread: that of its event loop. Ownership: plain QObject.
/// Limits: 1,000 requests waiting for their answers.
class HubConnection : public QObject
{
    Q_OBJECT
    Q_PROPERTY(State state READ state NOTIFY stateChanged FINAL)
    Q_PROPERTY(QUrl url READ url WRITE setUrl NOTIFY urlChanged FINAL)
    Q_PROPERTY(QString lastError READ lastError NOTIFY stateChanged FINAL)
    Q_PROPERTY(quint64 recoveredCount READ recoveredCount NOTIFY resumed FINAL)
    Q_PROPERTY(quint64 lostCount READ lostCount NOTIFY resumed FINAL)
    Q_PROPERTY(bool hasGap READ hasGap NOTIFY resumed FINAL)
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
    /// What connections are made of from the next one on; sockets if never called.
    void setLinkFactory(LinkFactory factory) { m_makeLink = std::move(factory); }
    /// Without: what is missed while away stays missed, and nothing is asked for. With it by default.
    void setHasResume(bool hasResume) { m_hasResume = hasResume; }
    void setReconnectSettings(const ReconnectSchedule::Settings &settings);

    void open();
    void close();
    /// Lets go of the connection as a broken network does: it comes back as after any loss.
    void cut();
    /// Cuts a wait short, or tries again after a refusal.
    Q_INVOKABLE void retryNow();

    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] bool isConnected() const { return m_state == State::Connected; }
    [[nodiscard]] QString lastError() const { return m_lastError; }
    /// Milliseconds to the next attempt; 0 unless Waiting.
    [[nodiscard]] int retryInMs() const;
    [[nodiscard]] QString userId() const { return m_userId; }
    /// Id of the socket at the hub; empty while not connected.
    [[nodiscard]] QString socketId() const { return isConnected() ? m_socketId : QString(); }
    [[nodiscard]] QStringList tenants() const { return m_tenants; }
    [[nodiscard]] QStringList roles() const { return m_roles; }

    /// What came of the last return.
    [[nodiscard]] const ResumeOutcome &resumeOutcome() const { return m_positions.outcome(); }
    [[nodiscard]] quint64 recoveredCount() const { return resumeOutcome().recovered; }
    [[nodiscard]] quint64 lostCount() const { return resumeOutcome().lost; }
    [[nodiscard]] bool hasGap() const { return resumeOutcome().isGap(); }

    /// Sends an event that asks for no answer. \param argumentJson may be empty. \returns false when not connected.
    bool emitEvent(const QByteArray &name, const QByteArray &argumentJson = {});
    /// Sends an event and calls \a done once, with the ack's first argument or the reason why there is none.
    void request(const QByteArray &name, const QByteArray &argumentJson, const RequestTable::Done &done,
                 std::chrono::milliseconds timeout = std::chrono::seconds(10));

Q_SIGNALS:
    void stateChanged();
    void urlChanged();
    void identityChanged();
    /// Everything that can be had of what was missed has been received; once after each return.
    void resumed();
    void eventReceived(const opsroom::client::HubEvent &event);

private:
    void connectNow();
    void openLink(const QByteArray &token);
    void onConnected(const QString &socketId);
    void onRefused(const QString &message, const QByteArray &dataJson);
    void onEnded(int code, const QString &reason);
    void onEvent(const HubEvent &event);
    void readIdentity(json::Value identity);
    void follow(const HubEvent &event, json::Value argument);
    void handOn(const HubEvent &event);
    void askEpoch(const QString &tenantId);
    void catchUp();
    void catchUp(const StreamPositions::Request &request);
    void release(const QString &tenantId);
    void finishResume();
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
    LinkFactory m_makeLink;
    State m_state = State::Idle;
    QString m_lastError;
    QString m_userId;
    QString m_socketId;
    QStringList m_tenants;
    QStringList m_roles;
    std::unique_ptr<Link> m_link;
    std::unique_ptr<ReconnectSchedule> m_schedule;
    RequestTable m_requests;
    StreamPositions m_positions;
    QList<HubEvent> m_held; ///< live events that wait for older ones
    bool m_hasResume = true;
    bool m_isResuming = false; ///< the hub was asked for what was missed
    QTimer m_retry;
    quint64 m_attempt = 0; ///< number of the running attempt: late tokens of earlier ones are dropped
    bool m_isRefused = false;
    bool m_isRetryable = false; ///< the refusal was one that a fresh token or time may mend
};

} // namespace opsroom::client
