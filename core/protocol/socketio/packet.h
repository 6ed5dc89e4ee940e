#pragma once

#include "core/base/result.h"
#include "core/protocol/json/value.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace opsroom::socketio {

/// Socket.IO protocol v5 packet types.
enum class PacketType : std::uint8_t {
    Connect = 0,
    Disconnect = 1,
    Event = 2,
    Ack = 3,
    ConnectError = 4,
    BinaryEvent = 5,
    BinaryAck = 6,
};

inline constexpr std::string_view kMainNamespace = "/";

/// `<type>[<attachments>-][<namespace>,][<ack id>][<JSON>]`, without the Engine.IO character in front.
struct Packet
{
    PacketType type = PacketType::Event;
    std::uint32_t attachments = 0;
    std::string_view nsp = kMainNamespace; ///< namespace; views the message
    std::optional<std::uint64_t> ackId;
    std::string_view json; ///< empty if there is none; views the message

    [[nodiscard]] bool isEvent() const { return type == PacketType::Event || type == PacketType::BinaryEvent; }
    [[nodiscard]] bool isAck() const { return type == PacketType::Ack || type == PacketType::BinaryAck; }
};

/// What a decoder accepts beyond the grammar.
struct Limits
{
    json::Limits json;
    std::uint32_t attachments = 10; ///< of one packet
    std::size_t namespaceBytes = 128;
};

/// Splits the text of one packet; the JSON is not looked at.
/// \returns BadRequest for what the protocol forbids (docs/protocol.md, "Odd input").
[[nodiscard]] Result<Packet> decodeHead(std::string_view text, const Limits &limits);

/// Validates the JSON of \a packet and that it has the shape its type demands: an object or nothing for Connect,
/// nothing for Disconnect, an array with a usable event name for events, an array for acks, placeholders within the
/// announced attachments for binary packets. \param document holds the values; views the packet's text. \returns the
/// outermost value (absent where the packet carries no JSON), or BadRequest.
[[nodiscard]] Result<json::Value> decodeBody(const Packet &packet, json::Document &document, const Limits &limits);

/// Names that the protocol keeps for itself; a client that sends one is disconnected.
[[nodiscard]] bool isReservedEvent(std::string_view name);

} // namespace opsroom::socketio
