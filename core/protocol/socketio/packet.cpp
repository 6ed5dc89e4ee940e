#include "core/protocol/socketio/packet.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace opsroom::socketio {

namespace {

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

Failure<Error> malformed(std::string detail)
{
    return Failure(Error(ErrorCode::BadRequest, std::move(detail)));
}

/// Reads a run of digits off \a rest. \returns nothing if there is none or it overflows.
std::optional<std::uint64_t> takeNumber(std::string_view &rest)
{
    std::uint64_t number = 0;
    const auto [end, error] = std::from_chars(rest.data(), rest.data() + rest.size(), number);
    if (error != std::errc())
        return {};
    rest.remove_prefix(static_cast<std::size_t>(end - rest.data()));
    return number;
}

bool isBinary(PacketType type)
{
    return type == PacketType::BinaryEvent || type == PacketType::BinaryAck;
}

/// Checks every `{"_placeholder":true,"num":N}` below \a value.
bool placeholdersAreValid(json::Value value, std::uint32_t attachments)
{
    if (value.find("_placeholder").is(json::Type::True)) {
        const auto number = value.find("num").integer();
        return number && *number >= 0 && *number < static_cast<std::int64_t>(attachments);
    }
    for (const json::Value element : value.elements()) {
        if (!placeholdersAreValid(element, attachments))
            return false;
    }
    for (const json::Member member : value.members()) {
        if (!placeholdersAreValid(member.value, attachments))
            return false;
    }
    return true;
}

std::optional<std::string_view> faultOfEvent(json::Value body)
{
    if (!body.isArray() || body.elementCount() == 0)
        return "an event is a non-empty array";
    const json::Value name = *body.elements().begin();
    if (name.isNumber())
        return {};
    if (!name.isString())
        return "an event name is a string";
    const auto plain = name.plainString();
    return isReservedEvent(plain ? *plain : name.string()) ? std::optional<std::string_view>("reserved event name")
                                                           : std::optional<std::string_view>();
}

} // namespace

Result<Packet> decodeHead(std::string_view text, const Limits &limits)
{
    if (text.empty() || text.front() < '0' || text.front() > '6')
        return malformed("unknown packet type");
    Packet packet;
    packet.type = static_cast<PacketType>(text.front() - '0');
    std::string_view rest = text.substr(1);

    if (isBinary(packet.type)) {
        const auto count = takeNumber(rest);
        if (!count || !rest.starts_with('-'))
            return malformed("a binary packet announces its attachments");
        if (*count == 0 || *count > limits.attachments)
            return malformed("too many or no attachments");
        packet.attachments = static_cast<std::uint32_t>(*count);
        rest.remove_prefix(1);
    }
    if (rest.starts_with('/')) {
        const std::size_t comma = rest.find(',');
        packet.nsp = rest.substr(0, comma);
        if (packet.nsp.size() > limits.namespaceBytes)
            return malformed("namespace name too long");
        rest.remove_prefix(comma == std::string_view::npos ? rest.size() : comma + 1);
    }
    // The reference reads blanks in front of the id as part of it.
    std::string_view id = rest;
    while (id.starts_with(' '))
        id.remove_prefix(1);
    if (!id.empty() && isDigit(id.front())) {
        packet.ackId = takeNumber(id);
        if (!packet.ackId)
            return malformed("ack id out of range");
        rest = id;
    }
    packet.json = rest;
    return packet;
}

Result<json::Value> decodeBody(const Packet &packet, json::Document &document, const Limits &limits)
{
    json::Value body;
    if (!packet.json.empty()) {
        auto parsed = document.parse(packet.json, limits.json);
        if (!parsed)
            return Failure(parsed.error());
        body = *parsed;
    }
    switch (packet.type) {
    case PacketType::Connect:
        if (body.isPresent() && !body.isObject())
            return malformed("CONNECT carries an object");
        return body;
    case PacketType::Disconnect:
        if (body.isPresent())
            return malformed("DISCONNECT carries nothing");
        return body;
    case PacketType::ConnectError:
        if (!body.isObject())
            return malformed("CONNECT_ERROR carries an object");
        return body;
    case PacketType::Event:
    case PacketType::BinaryEvent:
        if (const auto fault = faultOfEvent(body))
            return malformed(std::string(*fault));
        break;
    case PacketType::Ack:
    case PacketType::BinaryAck:
        if (body.isPresent() && !body.isArray())
            return malformed("an ack is an array");
        break;
    }
    if (isBinary(packet.type) && !placeholdersAreValid(body, packet.attachments))
        return malformed("placeholder outside the attachments");
    return body;
}

bool isReservedEvent(std::string_view name)
{
    constexpr std::array<std::string_view, 6> kReserved{"connect",       "connect_error", "disconnect",
                                                        "disconnecting", "newListener",   "removeListener"};
    return std::find(kReserved.begin(), kReserved.end(), name) != kReserved.end();
}

} // namespace opsroom::socketio
