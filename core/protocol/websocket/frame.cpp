#include "core/protocol/websocket/frame.h"

#include "core/protocol/websocket/close_code.h"

namespace opsroom::websocket {

void appendFrameHeader(std::string &out, Opcode opcode, std::size_t payloadSize)
{
    constexpr unsigned kFinal = 0x80;
    out += static_cast<char>(kFinal | static_cast<unsigned>(opcode));
    int lengthBytes = 0;
    if (payloadSize < 126) {
        out += static_cast<char>(payloadSize);
    } else if (payloadSize < 65536) {
        out += static_cast<char>(126);
        lengthBytes = 2;
    } else {
        out += static_cast<char>(127);
        lengthBytes = 8;
    }
    for (int i = lengthBytes - 1; i >= 0; --i)
        out += static_cast<char>(payloadSize >> (8U * static_cast<unsigned>(i)) & 0xffU);
}

std::string frameBuffer(std::size_t expected)
{
    std::string buffer;
    buffer.reserve(kMaxServerHeader + expected);
    buffer.append(kMaxServerHeader, '\0');
    return buffer;
}

ServerFrame::ServerFrame(Opcode opcode, std::string &&buffer) : m_opcode(opcode)
{
    std::string header;
    appendFrameHeader(header, opcode, buffer.size() - kMaxServerHeader);
    m_start = static_cast<std::uint8_t>(kMaxServerHeader - header.size());
    buffer.replace(m_start, header.size(), header);
    m_bytes = share(std::move(buffer));
}

ServerFrame ServerFrame::compressed(Opcode opcode, std::string &&buffer)
{
    constexpr unsigned kCompressed = 0x40;
    std::string header;
    appendFrameHeader(header, opcode, buffer.size() - kMaxServerHeader);
    header.front() = static_cast<char>(static_cast<unsigned char>(header.front()) | kCompressed);
    ServerFrame frame;
    frame.m_opcode = opcode;
    frame.m_start = static_cast<std::uint8_t>(kMaxServerHeader - header.size());
    buffer.replace(frame.m_start, header.size(), header);
    frame.m_bytes = share(std::move(buffer));
    return frame;
}

ServerFrame ServerFrame::of(Opcode opcode, std::string_view payload)
{
    std::string buffer = frameBuffer(payload.size());
    buffer += payload;
    return {opcode, std::move(buffer)};
}

ServerFrame closeFrame(std::uint16_t code, std::string_view reason)
{
    std::string payload;
    if (code != static_cast<std::uint16_t>(CloseStatus::NoStatus)) {
        payload += static_cast<char>(code >> 8U);
        payload += static_cast<char>(code & 0xffU);
        payload += reason.substr(0, kMaxControlPayload - payload.size());
    }
    return ServerFrame::of(Opcode::Close, payload);
}

} // namespace opsroom::websocket
