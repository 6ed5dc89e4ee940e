#pragma once

#include "core/protocol/websocket/close_code.h"
#include "core/protocol/websocket/frame.h"
#include "core/protocol/websocket/masking.h"
#include "core/protocol/websocket/utf8_validator.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace opsroom::websocket {

/// What a client may send on one connection.
struct ReaderRules
{
    std::size_t messageBytes = 64 * 1024;
    std::uint32_t fragments = 1024; ///< frames of one message
    bool mayCompress = false;       ///< RSV1 was negotiated (RFC 7692)
};

/// Server side of RFC 6455: reads a client's frames from bytes in any portions, without a socket.
///
/// Guarantees: the events do not depend on how the bytes were cut; what breaks a rule is found on the first byte that
/// shows it (text: on the very byte that makes it invalid); a length beyond the limit is refused by the header alone;
/// never holds more than the message limit, and nothing at all between two messages. A whole unfragmented frame is
/// delivered from the caller's buffer, without a copy.
/// Thread: one thread. One reader that is at rest can serve any number of connections that are at rest.
class FrameReader
{
public:
    enum class Kind : std::uint8_t {
        NeedsMore, ///< all was read
        Text,      ///< a whole message of valid UTF-8
        Binary,    ///< a whole message
        Ping,
        Pong,
        Close,  ///< valid; nothing is read behind it. Code 1005: the frame carried none
        Failed, ///< the client broke a rule: code and payload (a fixed text) say how to close; nothing more is read
    };
    struct Event
    {
        Kind kind = Kind::NeedsMore;
        bool isCompressed = false; ///< of Text and Binary: still to be inflated, and then to be checked for UTF-8
        std::uint16_t code = 0;    ///< of Close and Failed
        std::string_view payload;  ///< valid until the next call, and while the caller's buffer is
    };

    /// Reads on, up to the next event. \a input loses what was read; its bytes are unmasked in place.
    [[nodiscard]] Event next(std::span<char> &input, const ReaderRules &rules);

    /// Whether nothing has begun: no frame, no message.
    [[nodiscard]] bool isAtRest() const { return m_headerSize == 0 && m_stage == Stage::Header && m_fragments == 0; }
    /// Bytes held of an unfinished message.
    [[nodiscard]] std::size_t heldBytes() const { return m_message.size(); }

private:
    enum class Stage : std::uint8_t { Header, Payload, Ended };
    static constexpr std::size_t kMaxHeader = 14;

    [[nodiscard]] bool readHeader(std::span<char> &input);
    [[nodiscard]] std::size_t headerNeeds() const;
    [[nodiscard]] Event beginFrame(const ReaderRules &rules);
    [[nodiscard]] Event beginData(unsigned rsv, const ReaderRules &rules);
    [[nodiscard]] Event readPayload(std::span<char> &input);
    [[nodiscard]] Event endControl(std::string_view payload);
    [[nodiscard]] Event endMessage(std::string_view payload);
    [[nodiscard]] Event judgeClose(std::string_view payload);
    [[nodiscard]] Event fail(CloseStatus status, std::string_view reason);
    [[nodiscard]] bool isControl() const { return m_opcode >= Opcode::Close; }

    Stage m_stage = Stage::Header;
    std::uint8_t m_headerSize = 0;
    bool m_isFinal = false;
    bool m_isCompressed = false;
    Opcode m_opcode = Opcode::Continuation; ///< of the frame
    Opcode m_kind = Opcode::Text;           ///< of the message
    Utf8Validator m_utf8;
    MaskKey m_mask{};
    std::uint32_t m_fragments = 0; ///< of the unfinished message, 0 without one
    std::uint64_t m_length = 0;    ///< of the frame
    std::uint64_t m_taken = 0;     ///< of its payload
    std::array<char, kMaxHeader> m_header{};
    std::string m_message;     ///< what came before of the message
    std::string m_control;     ///< what came before of a control frame
    bool m_isDelivered = true; ///< m_message or m_control was handed out by the last call
};

} // namespace opsroom::websocket
