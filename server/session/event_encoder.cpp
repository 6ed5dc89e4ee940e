#include "server/session/event_encoder.h"

#include "core/protocol/socketio/encoder.h"

#include <algorithm>

namespace opsroom::session {

using websocket::Opcode;
using websocket::ServerFrame;

std::optional<hub::NamespaceIndex> EventEncoder::indexOf(std::string_view nsp) const
{
    const auto known = std::find(m_namespaces.begin(), m_namespaces.end(), nsp);
    if (known == m_namespaces.end())
        return {};
    return static_cast<hub::NamespaceIndex>(known - m_namespaces.begin());
}

std::string EventEncoder::begin(hub::NamespaceIndex nsp, std::string_view name, std::size_t attachments,
                                std::size_t expected) const
{
    std::string text = websocket::frameBuffer(expected + name.size() + 16);
    socketio::appendEventHead(text, m_namespaces[nsp], name, {}, static_cast<std::uint32_t>(attachments));
    return text;
}

hub::EncodedEvent EventEncoder::finish(std::string &&text, std::span<const std::string> attachments)
{
    text += ']';
    hub::EncodedEvent event{ServerFrame(Opcode::Text, std::move(text)), nullptr};
    if (!attachments.empty()) {
        std::vector<ServerFrame> frames;
        for (const std::string &attachment : attachments)
            frames.push_back(ServerFrame::of(Opcode::Binary, attachment));
        event.attachments = std::make_shared<const std::vector<ServerFrame>>(std::move(frames));
    }
    return event;
}

} // namespace opsroom::session
