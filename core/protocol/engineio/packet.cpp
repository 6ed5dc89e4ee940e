#include "core/protocol/engineio/packet.h"

#include "core/protocol/json/writer.h"

namespace opsroom::engineio {

std::optional<Packet> decodeText(std::string_view message)
{
    if (message.empty() || message.front() < '0' || message.front() > '6')
        return {};
    return Packet{static_cast<PacketType>(message.front()), false, message.substr(1)};
}

void appendOpenPacket(std::string &out, const OpenPacket &packet)
{
    out += static_cast<char>(PacketType::Open);
    json::Writer(out)
        .beginObject()
        .member("sid", packet.sid)
        .rawMember("upgrades", packet.offersWebSocket ? R"(["websocket"])" : "[]")
        .member("pingInterval", packet.pingIntervalMs)
        .member("pingTimeout", packet.pingTimeoutMs)
        .member("maxPayload", packet.maxPayload)
        .endObject();
}

} // namespace opsroom::engineio
