#include "server/transport/epoll/listener.h"

#include "core/base/log.h"
#include "core/protocol/http/response.h"

#include <arpa/inet.h>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <netinet/tcp.h>
#include <sys/socket.h>

namespace opsroom::transport_epoll {

namespace {

constexpr int kBacklog = 4096;
constexpr int kAcceptedPerTurn = 512;
constexpr int kRefusedAtOnce = 64;

/// A socket address of either family.
struct Address
{
    sockaddr_storage storage{};
    socklen_t size = 0;

    // NOLINTBEGIN(cppcoreguidelines-pro-type-reinterpret-cast): the interface of the system is made so
    [[nodiscard]] sockaddr *generic() { return reinterpret_cast<sockaddr *>(&storage); }
    [[nodiscard]] sockaddr_in *v4() { return reinterpret_cast<sockaddr_in *>(&storage); }
    [[nodiscard]] sockaddr_in6 *v6() { return reinterpret_cast<sockaddr_in6 *>(&storage); }
    // NOLINTEND(cppcoreguidelines-pro-type-reinterpret-cast)

    void setPort(std::uint16_t port)
    {
        if (storage.ss_family == AF_INET)
            v4()->sin_port = htons(port);
        else
            v6()->sin6_port = htons(port);
    }
    [[nodiscard]] std::uint16_t port()
    {
        return ntohs(storage.ss_family == AF_INET ? v4()->sin_port : v6()->sin6_port);
    }
};

bool parseAddress(const std::string &text, Address &address)
{
    if (::inet_pton(AF_INET, text.c_str(), &address.v4()->sin_addr) == 1) {
        address.storage.ss_family = AF_INET;
        address.size = sizeof(sockaddr_in);
        return true;
    }
    if (::inet_pton(AF_INET6, text.c_str(), &address.v6()->sin6_addr) == 1) {
        address.storage.ss_family = AF_INET6;
        address.size = sizeof(sockaddr_in6);
        return true;
    }
    return false;
}

Descriptor openReserve()
{
    return Descriptor(::open("/dev/null", O_RDONLY | O_CLOEXEC));
}

bool isExhaustion(int error)
{
    return error == EMFILE || error == ENFILE || error == ENOBUFS || error == ENOMEM;
}

} // namespace

void refuseSocket(Descriptor socket, bool isSecure)
{
    if (isSecure)
        return;
    http::Response full = http::Response::text(503, "connection limit reached");
    full.withHeader("Retry-After", "5");
    const std::string answer = http::serialize(full, false);
    ::send(socket.number(), answer.data(), answer.size(), MSG_DONTWAIT | MSG_NOSIGNAL);
    // What the client sent already would turn the close into a reset and the answer into nothing.
    ::shutdown(socket.number(), SHUT_WR);
    std::array<char, 4096> unread;
    ::recv(socket.number(), unread.data(), unread.size(), MSG_DONTWAIT);
}

Result<Listener> Listener::open(const transport::ListenerSettings &settings, std::size_t index)
{
    Address address;
    if (!parseAddress(settings.address, address))
        return Failure(Error(ErrorCode::BadRequest, settings.address + " is not a numeric address"));
    const auto failure = [&settings](int error) {
        return Failure(Error(ErrorCode::NotAvailable, "cannot listen on " + settings.address + ":"
                                                          + std::to_string(settings.port) + ": "
                                                          + std::strerror(error)));
    };
    Listener listener;
    listener.m_index = index;
    listener.m_staysOpen = settings.staysOpen;
    listener.m_isSecure = settings.tls.has_value();
    for (const bool takesAnyPort : {false, true}) {
        if (takesAnyPort && !settings.mayTakeAnotherPort)
            break;
        address.setPort(takesAnyPort ? 0 : settings.port);
        listener.m_socket = Descriptor(
            ::socket(address.storage.ss_family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, IPPROTO_TCP));
        const int one = 1;
        const int socket = listener.descriptor();
        ::setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &one, sizeof one);
        ::setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one); // accepted sockets inherit it
        if (listener.m_socket.isOpen() && ::bind(socket, address.generic(), address.size) == 0
            && ::listen(socket, kBacklog) == 0 && ::getsockname(socket, address.generic(), &address.size) == 0)
        {
            listener.m_port = address.port();
            listener.m_reserve = openReserve();
            return listener;
        }
    }
    return failure(errno);
}

Listener::Outcome Listener::acceptAll(const Accepted &accepted)
{
    for (int i = 0; i < kAcceptedPerTurn;) {
        Descriptor socket(::accept4(descriptor(), nullptr, nullptr, SOCK_NONBLOCK | SOCK_CLOEXEC));
        if (socket.isOpen()) {
            m_isFailing = false;
            accepted(std::move(socket));
            ++i;
            continue;
        }
        const int error = errno;
        if (error == EAGAIN)
            return Outcome::Drained;
        if (isExhaustion(error)) {
            if (!m_isFailing)
                log::error("transport", "accept-failed", {{"reason", std::strerror(error)}, {"code", error}});
            m_isFailing = true;
            refuseWaiting();
            return Outcome::Exhausted;
        }
        // Anything else is the matter of one client that has gone again.
    }
    return Outcome::MoreWaits;
}

void Listener::refuseWaiting()
{
    for (int i = 0; i < kRefusedAtOnce; ++i) {
        m_reserve.close();
        Descriptor socket(::accept4(descriptor(), nullptr, nullptr, SOCK_NONBLOCK | SOCK_CLOEXEC));
        if (!socket.isOpen())
            break;
        refuseSocket(std::move(socket), m_isSecure);
    }
    m_reserve = openReserve();
}

} // namespace opsroom::transport_epoll
