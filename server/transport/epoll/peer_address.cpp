#include "server/transport/epoll/peer_address.h"

#include <arpa/inet.h>
#include <array>
#include <netinet/in.h>
#include <sys/socket.h>

namespace opsroom::transport_epoll {

transport::Peer peerOf(int descriptor)
{
    transport::Peer peer;
    sockaddr_storage storage{};
    socklen_t size = sizeof storage;
    std::array<char, INET6_ADDRSTRLEN> text{};
    // NOLINTBEGIN(cppcoreguidelines-pro-type-reinterpret-cast): the interface of the system is made so
    if (::getpeername(descriptor, reinterpret_cast<sockaddr *>(&storage), &size) != 0)
        return peer;
    if (storage.ss_family == AF_INET) {
        const auto *v4 = reinterpret_cast<const sockaddr_in *>(&storage);
        peer.port = ntohs(v4->sin_port);
        if (::inet_ntop(AF_INET, &v4->sin_addr, text.data(), text.size()) != nullptr)
            peer.address = text.data();
        return peer;
    }
    const auto *v6 = reinterpret_cast<const sockaddr_in6 *>(&storage);
    // NOLINTEND(cppcoreguidelines-pro-type-reinterpret-cast)
    peer.port = ntohs(v6->sin6_port);
    constexpr std::size_t kMappedPrefix = 12;
    const bool isMapped = IN6_IS_ADDR_V4MAPPED(&v6->sin6_addr);
    const void *bytes = isMapped ? static_cast<const void *>(&v6->sin6_addr.s6_addr[kMappedPrefix]) : &v6->sin6_addr;
    if (::inet_ntop(isMapped ? AF_INET : AF_INET6, bytes, text.data(), text.size()) != nullptr)
        peer.address = text.data();
    return peer;
}

} // namespace opsroom::transport_epoll
