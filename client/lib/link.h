#pragma once

#include "client/lib/hub_event.h"

#include <QtCore/QObject>
#include <QtCore/QUrl>

#include <chrono>
#include <functional>
#include <memory>
#include <optional>

namespace opsroom::client {

/// Where and as whom to connect.
struct LinkSettings
{
    QUrl url;                                        ///< http(s):// or ws(s)://, without the path
    QString path = QStringLiteral("/enterprise-ws"); ///< without the slash at its end
    QString nsp = QStringLiteral("/");               ///< Socket.IO namespace
    QByteArray token;
    QByteArray resumeJson;                       ///< `auth.resume`; may be empty
    std::chrono::milliseconds openTimeout{5000}; ///< from open() to the answer of the CONNECT
};

/// One connection to where events come from, from open() to its one end; HubConnection makes the next one.
///
/// A socket to a hub as a rule; a capture that is played, or a line with faults, in its place.
/// Thread: that of its event loop.
class Link : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    virtual void open() = 0;
    /// Says goodbye and ends; ended() follows.
    virtual void close() = 0;

    [[nodiscard]] virtual bool isConnected() const = 0;
    /// Sends an event. \param argumentsJson arguments separated by commas; may be empty.
    virtual void sendEvent(const QByteArray &name, const QByteArray &argumentsJson,
                           std::optional<std::uint64_t> ackId) = 0;
    /// Answers an event. \param argumentsJson as above.
    virtual void sendAck(std::uint64_t ackId, const QByteArray &argumentsJson) = 0;

Q_SIGNALS:
    /// The namespace was entered.
    void connected(const QString &socketId);
    /// The hub did not let us in: CONNECT_ERROR. ended() follows.
    void refused(const QString &message, const QByteArray &dataJson);
    void eventReceived(const opsroom::client::HubEvent &event);
    /// Arguments as a JSON array.
    void acked(quint64 ackId, const QByteArray &argumentsJson);
    /// Once, last. \a code is that of the close frame, 1006 for a broken connection.
    void ended(int code, const QString &reason);
};

using LinkFactory = std::function<std::unique_ptr<Link>(LinkSettings settings)>;

} // namespace opsroom::client
