#include "client/lib/hub_connection.h"

#include "client/lib/json_text.h"
#include "client/lib/socket_link.h"
#include "core/base/error.h"
#include "core/base/random_bytes.h"
#include "core/contract/close_code.h"
#include "core/contract/event_names.h"
#include "core/protocol/json/writer.h"

namespace opsroom::client {

namespace {

QStringList textsOf(json::Value array)
{
    QStringList texts;
    for (const json::Value element : array.elements()) {
        if (element.isString())
            texts.append(QString::fromStdString(element.string()));
    }
    return texts;
}

} // namespace

HubConnection::HubConnection(QObject *parent)
    : QObject(parent),
      m_makeLink([](LinkSettings settings) { return std::make_unique<SocketLink>(std::move(settings)); }),
      m_schedule(std::make_unique<ReconnectSchedule>())
{
    m_retry.setSingleShot(true);
    connect(&m_retry, &QTimer::timeout, this, [this] {
        setState(State::Retrying);
        connectNow();
    });
}

HubConnection::~HubConnection()
{
    dropLink();
}

void HubConnection::setUrl(const QUrl &url)
{
    if (m_url == url)
        return;
    m_url = url;
    Q_EMIT urlChanged();
}

void HubConnection::setToken(const QByteArray &token)
{
    m_provider = [token](const std::function<void(const QByteArray &)> &deliver) { deliver(token); };
}

void HubConnection::setReconnectSettings(const ReconnectSchedule::Settings &settings)
{
    m_schedule = std::make_unique<ReconnectSchedule>(settings, randomNumber);
}

void HubConnection::open()
{
    if (m_state != State::Idle && m_state != State::Refused)
        return;
    m_schedule->reset();
    setState(State::Connecting);
    connectNow();
}

void HubConnection::close()
{
    ++m_attempt;
    m_retry.stop();
    if (m_link) {
        m_link->disconnect(this);
        m_link->close();
    }
    dropLink();
    m_positions = {};
    m_lastError.clear();
    setState(State::Idle);
}

void HubConnection::cut()
{
    if (m_link)
        scheduleRetry(tr("the connection was cut"));
}

void HubConnection::retryNow()
{
    if (m_state == State::Waiting) {
        m_retry.stop();
        setState(State::Retrying);
        connectNow();
    } else if (m_state == State::Refused) {
        open();
    }
}

int HubConnection::retryInMs() const
{
    return m_state == State::Waiting ? std::max(m_retry.remainingTime(), 0) : 0;
}

void HubConnection::connectNow()
{
    dropLink();
    const quint64 attempt = ++m_attempt;
    if (!m_provider) {
        giveUp(tr("no token"));
        return;
    }
    // The provider may be asynchronous, and may answer after close() or a later attempt.
    const QPointer<HubConnection> self(this);
    m_provider([self, attempt](const QByteArray &token) {
        if (self && self->m_attempt == attempt)
            self->openLink(token);
    });
}

void HubConnection::openLink(const QByteArray &token)
{
    if (token.isEmpty()) {
        scheduleRetry(tr("no token"));
        return;
    }
    m_isRefused = false;
    m_positions.onLost();
    const QByteArray resume = m_hasResume ? m_positions.resumeJson() : QByteArray();
    m_isResuming = !resume.isEmpty();
    m_link = m_makeLink(LinkSettings{m_url, m_path, m_nsp, token, resume});
    connect(m_link.get(), &Link::connected, this, &HubConnection::onConnected);
    connect(m_link.get(), &Link::refused, this, &HubConnection::onRefused);
    connect(m_link.get(), &Link::eventReceived, this, &HubConnection::onEvent);
    connect(m_link.get(), &Link::acked, &m_requests, &RequestTable::answer);
    connect(m_link.get(), &Link::ended, this, &HubConnection::onEnded);
    m_link->open();
}

/// Lets go of the link, which may be the one whose signal is being handled.
void HubConnection::dropLink()
{
    if (!m_link)
        return;
    m_link->disconnect(this);
    m_link->disconnect(&m_requests);
    m_link.release()->deleteLater();
    m_held.clear(); // they will come again
    m_requests.failAll();
}

void HubConnection::onConnected(const QString &socketId)
{
    m_socketId = socketId;
    m_schedule->reset();
    m_lastError.clear();
    setState(State::Connected);
}

void HubConnection::onRefused(const QString &message, const QByteArray &dataJson)
{
    json::Document document;
    const auto data = document.parse(viewOf(dataJson));
    const std::int64_t code = data ? data->find("code").integer().value_or(0) : 0;
    const json::Value detail = data ? data->find("message") : json::Value();
    m_lastError = detail.isString() ? message + QStringLiteral(" (") + QString::fromStdString(detail.string()) + u')'
                                    : message;
    m_isRefused = true;
    // An expired token is mended by the next one; a full hub by time. Everything else needs a person.
    m_isRetryable = code == static_cast<int>(ErrorCode::TokenExpired)
                    || code == static_cast<int>(ErrorCode::LimitExceeded)
                    || (data && data->find("temporary").boolean().value_or(false));
}

void HubConnection::onEnded(int code, const QString &reason)
{
    if (m_isRefused) {
        if (m_isRetryable)
            scheduleRetry(m_lastError);
        else
            giveUp(m_lastError);
        return;
    }
    const QString why = reason.isEmpty() ? tr("the connection ended (%1)").arg(code) : reason;
    if (contract::mayReconnect(static_cast<contract::CloseCode>(code)))
        scheduleRetry(why);
    else
        giveUp(why);
}

void HubConnection::scheduleRetry(const QString &why)
{
    dropLink();
    m_lastError = why;
    m_retry.start(m_schedule->next());
    setState(State::Waiting);
}

void HubConnection::giveUp(const QString &why)
{
    dropLink();
    m_lastError = why;
    setState(State::Refused);
}

void HubConnection::setState(State state)
{
    if (m_state == state)
        return;
    m_state = state;
    Q_EMIT stateChanged();
}

void HubConnection::onEvent(const HubEvent &event)
{
    if (event.isNamed(contract::event::kTokenExpiring))
        refreshToken();
    json::Document document;
    const auto argument = document.parse(viewOf(event.argument), kHubJson);
    if (argument && argument->isObject())
        follow(event, *argument);
    else
        handOn(event);
}

/// What asks for an acknowledgement gets it when the receivers are through with it.
void HubConnection::handOn(const HubEvent &event)
{
    const QPointer<HubConnection> self(this);
    Q_EMIT eventReceived(event);
    if (self && event.ackId && canSend())
        m_link->sendAck(*event.ackId, {});
}

void HubConnection::readIdentity(json::Value identity)
{
    const json::Value user = identity.find("userId");
    m_userId = user.isString() ? QString::fromStdString(user.string()) : QString();
    m_tenants = textsOf(identity.find("tenants"));
    m_roles = textsOf(identity.find("roles"));
    Q_EMIT identityChanged();
}

/// Before the token runs out: the session goes on without a gap.
void HubConnection::refreshToken()
{
    const quint64 attempt = m_attempt;
    const QPointer<HubConnection> self(this);
    m_provider([self, attempt](const QByteArray &token) {
        if (!self || self->m_attempt != attempt || token.isEmpty())
            return;
        std::string argument;
        json::Writer(argument).beginObject().member("token", viewOf(token)).endObject();
        // A refusal changes nothing: the hub ends the session when the old token ends, and we come back with a new one.
        self->request(bytesOf(contract::command::kRefreshToken), QByteArray::fromStdString(argument),
                      [](const Reply &) {});
    });
}

bool HubConnection::canSend() const
{
    return m_link && m_link->isConnected();
}

bool HubConnection::emitEvent(const QByteArray &name, const QByteArray &argumentJson)
{
    if (!canSend())
        return false;
    m_link->sendEvent(name, argumentJson, {});
    return true;
}

void HubConnection::request(const QByteArray &name, const QByteArray &argumentJson, const RequestTable::Done &done,
                            std::chrono::milliseconds timeout)
{
    if (!canSend()) {
        done(RequestError{RequestError::Kind::NotConnected, 0, tr("not connected"), true});
        return;
    }
    const auto id = m_requests.add(done, timeout);
    if (!id) {
        done(RequestError{RequestError::Kind::TooMany, 0, tr("too many requests without an answer"), true});
        return;
    }
    m_link->sendEvent(name, argumentJson, id);
}

} // namespace opsroom::client
