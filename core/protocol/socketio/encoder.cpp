#include "core/protocol/socketio/encoder.h"

#include "core/protocol/engineio/packet.h"
#include "core/protocol/json/writer.h"

namespace opsroom::socketio {

void appendHead(std::string &out, PacketType type, std::string_view nsp, std::optional<std::uint64_t> ackId,
                std::uint32_t attachments)
{
    out += static_cast<char>(engineio::PacketType::Message);
    out += static_cast<char>('0' + static_cast<char>(type));
    if (attachments > 0) {
        out += std::to_string(attachments);
        out += '-';
    }
    if (nsp != kMainNamespace) {
        out += nsp;
        out += ',';
    }
    if (ackId)
        out += std::to_string(*ackId);
}

void appendEventHead(std::string &out, std::string_view nsp, std::string_view name, std::optional<std::uint64_t> ackId,
                     std::uint32_t attachments)
{
    appendHead(out, attachments > 0 ? PacketType::BinaryEvent : PacketType::Event, nsp, ackId, attachments);
    out += "[\"";
    appendEscaped(out, name);
    out += "\",";
}

void appendConnected(std::string &out, std::string_view nsp, std::string_view sid, std::string_view pid)
{
    appendHead(out, PacketType::Connect, nsp);
    json::Writer writer(out);
    writer.beginObject().member("sid", sid);
    if (!pid.empty())
        writer.member("pid", pid);
    writer.endObject();
}

void appendConnectError(std::string &out, std::string_view nsp, std::string_view message, std::string_view dataJson)
{
    appendHead(out, PacketType::ConnectError, nsp);
    json::Writer writer(out);
    writer.beginObject().member("message", message);
    if (!dataJson.empty())
        writer.rawMember("data", dataJson);
    writer.endObject();
}

} // namespace opsroom::socketio
