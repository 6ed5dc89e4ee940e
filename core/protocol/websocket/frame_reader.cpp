#include "core/protocol/websocket/frame_reader.h"

#include <algorithm>

namespace opsroom::websocket {

namespace {

constexpr unsigned kFinal = 0x80;
constexpr unsigned kReserved = 0x70;
constexpr unsigned kCompressed = 0x40;
constexpr unsigned kOpcode = 0x0f;
constexpr unsigned kMasked = 0x80;
constexpr unsigned kLength = 0x7f;
constexpr unsigned kLength16 = 126;
constexpr unsigned kLength64 = 127;
constexpr std::size_t kShortHeader = 2;

unsigned byteOf(char c)
{
    return static_cast<unsigned char>(c);
}

std::uint64_t bigEndian(std::span<const char> bytes)
{
    std::uint64_t number = 0;
    for (const char byte : bytes)
        number = number << 8U | byteOf(byte);
    return number;
}

bool isKnown(unsigned opcode)
{
    return opcode <= static_cast<unsigned>(Opcode::Binary)
           || (opcode >= static_cast<unsigned>(Opcode::Close) && opcode <= static_cast<unsigned>(Opcode::Pong));
}

std::string_view textOf(std::span<const char> bytes)
{
    return {bytes.data(), bytes.size()};
}

} // namespace

FrameReader::Event FrameReader::next(std::span<char> &input, const ReaderRules &rules)
{
    if (m_isDelivered) {
        // Not clear(): memory of a large message is given back.
        if (m_fragments == 0)
            m_message = {};
        m_control = {};
        m_isDelivered = false;
    }
    while (m_stage != Stage::Ended) {
        if (m_stage == Stage::Header) {
            if (!readHeader(input))
                return {};
            const Event refused = beginFrame(rules);
            if (refused.kind == Kind::Failed)
                return refused;
        }
        const Event event = readPayload(input);
        if (event.kind != Kind::NeedsMore || (input.empty() && m_stage == Stage::Payload))
            return event;
    }
    return {};
}

std::size_t FrameReader::headerNeeds() const
{
    if (m_headerSize < kShortHeader)
        return kShortHeader;
    const unsigned second = byteOf(m_header[1]);
    const unsigned length = second & kLength;
    const std::size_t extended = length == kLength16 ? 2 : (length == kLength64 ? 8 : 0);
    // An unmasked frame is refused before its length is known.
    return (second & kMasked) != 0 ? kShortHeader + extended + m_mask.size() : kShortHeader;
}

/// \returns whether the header is there, or enough of it to refuse the frame.
bool FrameReader::readHeader(std::span<char> &input)
{
    for (std::size_t needs = headerNeeds(); m_headerSize < needs; needs = headerNeeds()) {
        if (input.empty())
            return false;
        const std::size_t taken = std::min(needs - m_headerSize, input.size());
        std::copy_n(input.begin(), taken, m_header.begin() + m_headerSize);
        m_headerSize = static_cast<std::uint8_t>(m_headerSize + taken);
        input = input.subspan(taken);
    }
    return true;
}

/// RFC 6455 section 5.2.
FrameReader::Event FrameReader::beginFrame(const ReaderRules &rules)
{
    const unsigned first = byteOf(m_header[0]);
    const unsigned second = byteOf(m_header[1]);
    if ((second & kMasked) == 0)
        return fail(CloseStatus::ProtocolError, "unmasked frame");
    if (!isKnown(first & kOpcode))
        return fail(CloseStatus::ProtocolError, "reserved opcode");
    m_opcode = static_cast<Opcode>(first & kOpcode);
    m_isFinal = (first & kFinal) != 0;

    const unsigned shortLength = second & kLength;
    const std::span<const char> header(m_header);
    if (shortLength == kLength16) {
        m_length = bigEndian(header.subspan(kShortHeader, 2));
        if (m_length < kLength16)
            return fail(CloseStatus::ProtocolError, "length not in its shortest form");
    } else if (shortLength == kLength64) {
        m_length = bigEndian(header.subspan(kShortHeader, 8));
        if (m_length <= 0xffff)
            return fail(CloseStatus::ProtocolError, "length not in its shortest form");
        if (m_length >> 63U != 0)
            return fail(CloseStatus::ProtocolError, "length with its highest bit set");
    } else {
        m_length = shortLength;
    }
    std::copy_n(m_header.begin() + m_headerSize - static_cast<std::ptrdiff_t>(m_mask.size()), m_mask.size(),
                m_mask.begin());
    m_headerSize = 0;
    m_taken = 0;
    m_stage = Stage::Payload;

    const unsigned reserved = first & kReserved;
    if (!isControl())
        return beginData(reserved, rules);
    if (reserved != 0)
        return fail(CloseStatus::ProtocolError, "reserved bit set");
    if (!m_isFinal)
        return fail(CloseStatus::ProtocolError, "fragmented control frame");
    if (m_length > kMaxControlPayload)
        return fail(CloseStatus::ProtocolError, "long control frame");
    return {};
}

FrameReader::Event FrameReader::beginData(unsigned rsv, const ReaderRules &rules)
{
    const bool continues = m_opcode == Opcode::Continuation;
    if (rsv != 0 && (rsv != kCompressed || !rules.mayCompress || continues))
        return fail(CloseStatus::ProtocolError, "reserved bit set");
    if (continues && m_fragments == 0)
        return fail(CloseStatus::ProtocolError, "nothing to continue");
    if (!continues && m_fragments > 0)
        return fail(CloseStatus::ProtocolError, "message inside a message");
    if (!continues) {
        m_kind = m_opcode;
        m_isCompressed = rsv == kCompressed;
        m_utf8 = {};
    }
    if (m_fragments == rules.fragments)
        return fail(CloseStatus::PolicyViolation, "too many fragments");
    if (m_length > rules.messageBytes - m_message.size())
        return fail(CloseStatus::MessageTooBig, "message too big");
    ++m_fragments;
    return {};
}

FrameReader::Event FrameReader::readPayload(std::span<char> &input)
{
    const auto size = static_cast<std::size_t>(std::min<std::uint64_t>(m_length - m_taken, input.size()));
    const std::span<char> portion = input.first(size);
    input = input.subspan(size);
    applyMask(portion, m_mask, static_cast<std::size_t>(m_taken));
    const bool isWhole = size == m_length;
    m_taken += size;
    const bool isComplete = m_taken == m_length;

    if (isControl()) {
        if (isComplete && isWhole)
            return endControl(textOf(portion));
        m_control.append(portion.data(), portion.size());
        return isComplete ? endControl(m_control) : Event{};
    }
    if (m_kind == Opcode::Text && !m_isCompressed && !m_utf8.feed(portion))
        return fail(CloseStatus::InvalidPayload, "text is not UTF-8");
    if (isComplete && isWhole && m_isFinal && m_fragments == 1)
        return endMessage(textOf(portion));
    m_message.append(portion.data(), portion.size());
    if (!isComplete)
        return {};
    m_stage = Stage::Header;
    return m_isFinal ? endMessage(m_message) : Event{};
}

FrameReader::Event FrameReader::endMessage(std::string_view payload)
{
    const bool isText = m_kind == Opcode::Text;
    if (isText && !m_isCompressed && !m_utf8.isComplete())
        return fail(CloseStatus::InvalidPayload, "text ends inside a character");
    m_stage = Stage::Header;
    m_fragments = 0;
    m_isDelivered = true;
    return {isText ? Kind::Text : Kind::Binary, m_isCompressed, 0, payload};
}

FrameReader::Event FrameReader::endControl(std::string_view payload)
{
    m_stage = Stage::Header;
    m_isDelivered = true;
    if (m_opcode == Opcode::Close)
        return judgeClose(payload);
    return {m_opcode == Opcode::Ping ? Kind::Ping : Kind::Pong, false, 0, payload};
}

/// RFC 6455 sections 5.5.1 and 7.4.
FrameReader::Event FrameReader::judgeClose(std::string_view payload)
{
    constexpr std::size_t kCodeBytes = 2;
    auto code = static_cast<std::uint16_t>(CloseStatus::NoStatus);
    if (payload.size() == 1)
        return fail(CloseStatus::ProtocolError, "close frame of one byte");
    if (payload.size() >= kCodeBytes) {
        code = static_cast<std::uint16_t>(bigEndian(payload.substr(0, kCodeBytes)));
        payload.remove_prefix(kCodeBytes);
        if (!isSendable(code))
            return fail(CloseStatus::ProtocolError, "close code that may not be sent");
        if (!isUtf8(payload))
            return fail(CloseStatus::InvalidPayload, "close reason is not UTF-8");
    }
    m_stage = Stage::Ended;
    return {Kind::Close, false, code, payload};
}

FrameReader::Event FrameReader::fail(CloseStatus status, std::string_view reason)
{
    m_stage = Stage::Ended;
    m_message = {};
    m_control = {};
    return {Kind::Failed, false, static_cast<std::uint16_t>(status), reason};
}

} // namespace opsroom::websocket
