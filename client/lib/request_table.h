#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QObject>
#include <QtCore/QString>
#include <QtCore/QTimer>

#include <chrono>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <variant>

namespace opsroom::client {

/// Why a request has no good answer.
struct RequestError
{
    enum class Kind : std::uint8_t {
        NotConnected, ///< not sent
        TooMany,      ///< not sent: the table is full
        Disconnected, ///< sent; the connection ended before the answer, which may or may not have been on its way
        TimedOut,     ///< sent; a late answer will be ignored
        Refused,      ///< the hub answered `{code, message, temporary}`
    };
    Kind kind = Kind::NotConnected;
    int code = 0; ///< of a refusal
    QString message;
    bool isTemporary = false;
};

/// JSON of the ack's first argument, or why there is none.
using Reply = std::variant<QByteArray, RequestError>;

/// The requests of a connection that wait for their acks.
///
/// Guarantees: each request is answered exactly once. Thread: that of its event loop.
class RequestTable final : public QObject
{
    Q_OBJECT

public:
    using Done = std::function<void(const Reply &reply)>;
    static constexpr std::size_t kMostWaiting = 1000;

    explicit RequestTable(QObject *parent = nullptr);

    /// \returns the ack id to send with, or nothing if too many are waiting (\a done is then not kept).
    [[nodiscard]] std::optional<std::uint64_t> add(Done done, std::chrono::milliseconds timeout);
    /// The ack \a id came with these arguments. An unknown id is a late answer and is ignored.
    void answer(std::uint64_t id, const QByteArray &argumentsJson);
    /// The connection ended.
    void failAll();
    [[nodiscard]] std::size_t size() const { return m_waiting.size(); }

private:
    struct Waiting
    {
        Done done;
        std::chrono::steady_clock::time_point due;
    };
    void expire();
    void armTimer();

    std::map<std::uint64_t, Waiting> m_waiting;
    std::uint64_t m_nextId = 0;
    QTimer m_timer;
};

} // namespace opsroom::client
