#pragma once

#include "client/bench/bench_options.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace opsroom::bench {

/// What is said on one connection of a protocol, without sockets: requests and messages as text, and what an answer is.
///
/// Every published message carries the time of its sending, which comes back with each delivery; its ack, where the
/// protocol has one, carries it as the ack's id. Times are microseconds since the beginning of the run.
/// Thread: immutable, any thread.
class Dialect
{
public:
    enum class Kind : std::uint8_t {
        Open,     ///< of Engine.IO: greeting() is due
        Ready,    ///< the connection takes and gets events from now on
        Delivery, ///< of a published message
        Ack,
        Ping,    ///< of Engine.IO: pong() is due
        Refused, ///< the connection, or a published message
        Other,
    };
    struct Message
    {
        Kind kind = Kind::Other;
        std::uint64_t stamp = 0; ///< of Delivery and Ack
    };

    Dialect(const BenchOptions &options, std::string host);

    /// The request that opens the WebSocket.
    [[nodiscard]] std::string upgradeRequest(std::uint32_t room) const;
    /// Whether the connection is ready with the 101.
    [[nodiscard]] bool isReadyOnUpgrade() const { return m_protocol == Protocol::WebSocket; }
    [[nodiscard]] bool acknowledges() const { return m_protocol != Protocol::WebSocket; }
    [[nodiscard]] std::string greeting(std::string_view token) const;
    [[nodiscard]] static std::string_view pong() { return "3"; }

    /// Replaces \a message by the next message of a publisher: options.size bytes, or as few more as it needs.
    void writePublication(std::string &message, std::uint32_t publisher, std::uint64_t stamp) const;
    [[nodiscard]] Message read(std::string_view message) const;

    /// Name of a room for a protocol whose rooms are tenants.
    [[nodiscard]] static std::string tenantOf(std::uint32_t room) { return "bench-" + std::to_string(room); }

private:
    [[nodiscard]] Message readEvent(std::string_view message) const;

    Protocol m_protocol;
    std::uint32_t m_size;
    std::string m_path;
    std::string m_host;
    std::string m_publishEvent;
    std::string m_readyEvent;
};

} // namespace opsroom::bench
