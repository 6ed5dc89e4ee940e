#include "client/bench/target.h"

#include <cstring>
#include <netdb.h>
#include <netinet/in.h>

namespace opsroom::bench {

namespace {

bool isLoopbackAddress(const sockaddr &address)
{
    if (address.sa_family == AF_INET) {
        sockaddr_in v4{};
        std::memcpy(&v4, &address, sizeof v4);
        return ntohl(v4.sin_addr.s_addr) >> 24U == IN_LOOPBACKNET;
    }
    sockaddr_in6 v6{};
    std::memcpy(&v6, &address, sizeof v6);
    return std::memcmp(&v6.sin6_addr, &in6addr_loopback, sizeof v6.sin6_addr) == 0;
}

} // namespace

Result<Target> Target::of(std::string_view url)
{
    const auto refused = [url](std::string_view why) {
        return Failure(Error(ErrorCode::BadRequest, std::string(url) + ": " + std::string(why)));
    };
    Target target;
    const std::size_t colon = url.find("://");
    if (colon == std::string_view::npos)
        return refused("expected ws://HOST:PORT");
    const std::string_view scheme = url.substr(0, colon);
    std::string_view authority = url.substr(colon + 3);
    if (authority.ends_with('/'))
        authority.remove_suffix(1);
    target.isTls = scheme == "wss" || scheme == "https";
    if (!target.isTls && scheme != "ws" && scheme != "http")
        return refused("the scheme must be ws, wss, http or https");
    const std::size_t portColon = authority.rfind(':');
    if (portColon == std::string_view::npos || authority.find('/') != std::string_view::npos)
        return refused("expected ws://HOST:PORT; a path is given with --path");
    target.host = std::string(authority);
    std::string name(authority.substr(0, portColon));
    if (name.starts_with('[') && name.ends_with(']'))
        name = name.substr(1, name.size() - 2);
    const std::string port(authority.substr(portColon + 1));

    addrinfo hints{};
    hints.ai_socktype = SOCK_STREAM;
    addrinfo *found = nullptr;
    const int error = ::getaddrinfo(name.c_str(), port.c_str(), &hints, &found);
    if (error != 0)
        return refused(::gai_strerror(error));
    std::memcpy(&target.address, found->ai_addr, found->ai_addrlen);
    target.addressSize = found->ai_addrlen;
    target.isLoopback = isLoopbackAddress(*found->ai_addr);
    ::freeaddrinfo(found);
    return target;
}

} // namespace opsroom::bench
