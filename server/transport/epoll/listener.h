#pragma once

#include "core/base/result.h"
#include "server/transport/epoll/descriptor.h"
#include "server/transport/transport.h"

#include <cstdint>
#include <functional>

namespace opsroom::transport_epoll {

/// Listens on one address and drains what waits there.
///
/// Out of descriptors: one kept in reserve answers those who wait with 503 (in the clear only), then the owner is asked
/// to come back later; the log gets one line for each such time.
/// Thread: that of the shard that runs it.
class Listener
{
public:
    using Accepted = std::function<void(Descriptor socket)>;
    enum class Outcome : std::uint8_t {
        Drained,   ///< nobody waits
        MoreWaits, ///< the turn's share was accepted
        Exhausted, ///< no descriptor or memory is left: try again after a pause
    };

    /// \returns NotAvailable or BadRequest, with the reason.
    [[nodiscard]] static Result<Listener> open(const transport::ListenerSettings &settings, std::size_t index);

    [[nodiscard]] Outcome acceptAll(const Accepted &accepted);

    /// Position in the transport's settings.
    [[nodiscard]] std::size_t index() const { return m_index; }
    [[nodiscard]] int descriptor() const { return m_socket.number(); }
    [[nodiscard]] std::uint16_t port() const { return m_port; }
    [[nodiscard]] bool staysOpen() const { return m_staysOpen; }

private:
    Listener() = default;
    void refuseWaiting();

    Descriptor m_socket;
    Descriptor m_reserve;
    std::size_t m_index = 0;
    std::uint16_t m_port = 0;
    bool m_staysOpen = false;
    bool m_isSecure = false;
    bool m_isFailing = false;
};

/// Answers 503 and closes: for a connection that cannot be taken.
void refuseSocket(Descriptor socket, bool isSecure);

} // namespace opsroom::transport_epoll
