#include "server/conformance/engine_echo.h"

#include "core/protocol/engineio/packet.h"

namespace opsroom::conformance {

void EngineEcho::onText(session::EngineId id, std::string_view text)
{
    std::string packet(1, static_cast<char>(engineio::PacketType::Message));
    packet += text;
    m_engine->send(id, websocket::ServerFrame::of(websocket::Opcode::Text, packet));
}

void EngineEcho::onBinary(session::EngineId id, std::string_view bytes)
{
    m_engine->send(id, websocket::ServerFrame::of(websocket::Opcode::Binary, bytes));
}

} // namespace opsroom::conformance
