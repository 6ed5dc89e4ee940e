#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace opsroom::http {

/// What a load balancer writes in front of a connection: the PROXY protocol, version 1 (text) and 2 (binary).
/// Source: HAProxy, "The PROXY protocol, versions 1 & 2", sections 2.1 and 2.2.
struct ProxyHeader
{
    enum class State : std::uint8_t {
        Incomplete, ///< more bytes are needed
        Failed,     ///< not one of these headers, or longer than kMost
        Client,     ///< address and port are the client's
        Local,      ///< the balancer speaks for itself (a health check), or for nobody that it can name
    };
    static constexpr std::size_t kMost = 1024; ///< bytes, extensions of version 2 included

    State state = State::Incomplete;
    std::size_t size = 0; ///< bytes of the header, once it is complete
    std::string address;  ///< numeric, without port
    std::uint16_t port = 0;

    /// Reads the beginning of a connection. Extensions of version 2 are skipped.
    [[nodiscard]] static ProxyHeader parse(std::string_view bytes);
};

} // namespace opsroom::http
