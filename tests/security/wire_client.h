#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace opsroom::test {

/// A client made of nothing but a socket, so that it can misbehave in every way.
///
/// Thread: one; waits up to the given time and never sleeps. Loopback only.
class WireClient
{
public:
    using Wait = std::chrono::milliseconds;
    static constexpr Wait kPatience{5000};

    struct Answer
    {
        int status = 0; ///< 0: the connection ended without one
        std::string head;
        std::string body;
    };
    struct Message
    {
        std::uint8_t opcode = 0;
        std::string payload;
    };

    explicit WireClient(std::uint16_t port);
    WireClient(WireClient &&other) noexcept;
    WireClient(const WireClient &) = delete;
    WireClient &operator=(const WireClient &) = delete;
    ~WireClient();

    [[nodiscard]] bool isConnected() const { return m_fd >= 0; }
    /// \returns false if the peer is gone.
    bool sendRaw(std::string_view bytes);
    /// One HTTP request and its answer; the connection stays usable if the server keeps it.
    [[nodiscard]] Answer request(std::string_view method, std::string_view target, std::string_view headers = {},
                                 std::string_view body = {});
    /// Reads the answer to what sendRaw() asked.
    [[nodiscard]] Answer readAnswer(Wait wait = kPatience);
    /// \returns the status of the answer; 101 means that a WebSocket is open.
    [[nodiscard]] int upgrade(std::string_view target, std::string_view headers = {});

    /// A masked frame.
    bool sendFrame(std::uint8_t opcode, std::string_view payload, bool isFinal = true);
    bool sendText(std::string_view text) { return sendFrame(1, text); }
    /// \returns the next message, or nothing if there is none in time or the connection has ended.
    [[nodiscard]] std::optional<Message> receive(Wait wait = kPatience);
    /// Waits until the server closes. \returns the code of its close frame, 1006 if there was none, 0 if it stays open.
    [[nodiscard]] int waitForClose(Wait wait = kPatience);
    [[nodiscard]] const std::string &closeReason() const { return m_closeReason; }

private:
    [[nodiscard]] bool readMore(std::chrono::steady_clock::time_point until);

    int m_fd = -1;
    bool m_isEnded = false;
    int m_closeCode = 0;
    std::string m_closeReason;
    std::string m_input;
};

} // namespace opsroom::test
