#pragma once

#include "core/protocol/websocket/frame.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace opsroom::test {

/// A client made of a bare socket, for what no well-behaved client does: half a frame, a reset, not reading at all.
///
/// Every wait ends after five seconds.
/// Thread: one thread, which it blocks.
class RawPeer
{
public:
    struct Frame
    {
        websocket::Opcode opcode = websocket::Opcode::Text;
        std::string payload;
    };

    /// Not connected yet.
    RawPeer();
    /// \param receiveBuffer bytes that the system takes for a peer that does not read; 0: the system's choice
    explicit RawPeer(std::uint16_t port, int receiveBuffer = 0);
    RawPeer(RawPeer &&other) noexcept;
    RawPeer &operator=(RawPeer &&other) noexcept;
    RawPeer(const RawPeer &) = delete;
    RawPeer &operator=(const RawPeer &) = delete;
    ~RawPeer();

    bool connect(std::uint16_t port);
    [[nodiscard]] bool isConnected() const { return m_isConnected; }
    /// \returns whether all of it left.
    bool send(std::string_view bytes) const;
    /// Asks for a WebSocket at \a path. \returns whether it got one.
    [[nodiscard]] bool upgrade(std::string_view path = "/echo");
    /// \returns the head of an answer, or nothing if the connection ended before.
    [[nodiscard]] std::optional<std::string> readHead();
    /// \returns so many bytes, or fewer if the connection ended before.
    [[nodiscard]] std::string read(std::size_t count);
    [[nodiscard]] std::optional<Frame> readFrame();
    /// Reads until the connection ends. \returns everything, or nothing if it does not end.
    [[nodiscard]] std::optional<std::string> readToEnd();
    void shutdownWrite() const;
    /// Ends the connection with a reset.
    void reset();
    void close();

private:
    [[nodiscard]] bool receiveMore();

    int m_socket = -1;
    bool m_isConnected = false;
    bool m_hasEnded = false;
    std::string m_received;
};

/// The request of a WebSocket at \a path.
[[nodiscard]] std::string upgradeRequest(std::string_view path = "/echo");

} // namespace opsroom::test
