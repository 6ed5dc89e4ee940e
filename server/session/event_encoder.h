#pragma once

#include "server/hub/session_sink.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace opsroom::session {

/// Writes publications as Socket.IO packets in WebSocket frames, once for all recipients of a namespace.
///
/// Thread: immutable, any.
class EventEncoder
{
public:
    explicit EventEncoder(std::vector<std::string> namespaces) : m_namespaces(std::move(namespaces)) {}

    [[nodiscard]] std::optional<hub::NamespaceIndex> indexOf(std::string_view nsp) const;

    // The two halves of SessionSink.
    [[nodiscard]] std::string begin(hub::NamespaceIndex nsp, std::string_view name, std::size_t attachments,
                                    std::size_t expected) const;
    [[nodiscard]] static hub::EncodedEvent finish(std::string &&text, std::span<const std::string> attachments);

private:
    const std::vector<std::string> m_namespaces;
};

} // namespace opsroom::session
