#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

namespace opsroom::websocket {

/// Decompresses messages, each for itself (RFC 7692 without context takeover).
///
/// Guarantees: never makes more of a message than its limit, however little came in.
/// Thread: one thread. Memory: zlib's window of 32 KiB, from the first message on.
class MessageInflater
{
public:
    enum class Status : std::uint8_t { Done, TooBig, Malformed };

    MessageInflater();
    ~MessageInflater();
    MessageInflater(const MessageInflater &) = delete;
    MessageInflater &operator=(const MessageInflater &) = delete;

    [[nodiscard]] Status inflate(std::string_view compressed, std::size_t limit);
    /// Of the last inflate() that was Done.
    [[nodiscard]] std::string takeMessage() { return std::exchange(m_message, {}); }

private:
    struct Stream;
    [[nodiscard]] Status feed(std::string_view compressed, std::size_t limit);

    std::unique_ptr<Stream> m_stream;
    std::string m_message;
};

} // namespace opsroom::websocket
