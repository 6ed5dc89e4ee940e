#include "server/conformance/socket_echo.h"

#include "core/protocol/socketio/encoder.h"

namespace opsroom::conformance {

namespace {

/// The arguments behind the name, separated by commas, as they came.
std::string_view argumentsOf(const session::IncomingEvent &event)
{
    const json::Value first = event.argument(0);
    if (!first.isPresent())
        return {};
    const std::string_view array = event.args.raw();
    const char *begin = first.raw().data();
    return {begin, static_cast<std::size_t>(array.data() + array.size() - 1 - begin)};
}

} // namespace

void SocketEcho::onConnect(session::SocketId id, const session::ConnectRequest &request)
{
    if (m_sockets->accept(id))
        m_sockets->emit(id, "auth", request.auth.isPresent() ? request.auth.raw() : "{}");
}

void SocketEcho::onEvent(session::SocketId id, const session::IncomingEvent &event)
{
    const std::string name = event.name.isString() ? event.name.string() : std::string(event.name.raw());
    const std::string_view arguments = argumentsOf(event);
    const auto attachments = static_cast<std::uint32_t>(event.attachments.size());
    std::string packet;
    if (name == "message" || name == "echo") {
        socketio::appendEventHead(packet, m_sockets->nsp(id), name == "echo" ? "echo" : "message-back", {},
                                  attachments);
        if (arguments.empty())
            packet.pop_back(); // the comma that waits for an argument
    } else if (name == "message-with-ack" && event.ackId) {
        const auto type = attachments > 0 ? socketio::PacketType::BinaryAck : socketio::PacketType::Ack;
        socketio::appendHead(packet, type, m_sockets->nsp(id), event.ackId, attachments);
        packet += '[';
    } else if (name == "ask") {
        m_sockets->emitWithAck(id, m_questions++, "question", arguments.empty() ? "null" : arguments);
        return;
    } else {
        return;
    }
    packet += arguments;
    packet += ']';
    m_sockets->sendBinary(id, packet, event.attachments);
}

void SocketEcho::onAck(session::SocketId id, std::uint64_t, json::Value args)
{
    m_sockets->emit(id, "answer", args.isPresent() ? args.raw() : "[]");
}

} // namespace opsroom::conformance
