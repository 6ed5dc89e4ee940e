#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace opsroom::engineio {

/// First character of each Engine.IO v4 packet.
enum class PacketType : char {
    Open = '0',
    Close = '1',
    Ping = '2',
    Pong = '3',
    Message = '4',
    Upgrade = '5',
    Noop = '6',
};

/// One packet; a binary message has type Message and no type character of its own.
struct Packet
{
    PacketType type = PacketType::Noop;
    bool isBinary = false;
    std::string_view data; ///< behind the type character; views the message it was decoded from
};

/// Payload of the ping that asks for, and the pong that grants, an upgrade.
inline constexpr std::string_view kProbe = "probe";

/// Reads a packet from one WebSocket text message. \returns nothing for an empty message or an unknown type.
[[nodiscard]] std::optional<Packet> decodeText(std::string_view message);

/// The open packet of the handshake: exactly the five members of the protocol, in its order.
struct OpenPacket
{
    std::string_view sid;
    bool offersWebSocket = false;
    std::uint32_t pingIntervalMs = 25000;
    std::uint32_t pingTimeoutMs = 20000;
    std::uint32_t maxPayload = 1000000;
};
void appendOpenPacket(std::string &out, const OpenPacket &packet);

} // namespace opsroom::engineio
