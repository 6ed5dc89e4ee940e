#include "server/config/node_config.h"

#include <arpa/inet.h>
#include <charconv>

namespace opsroom::config {

std::optional<ListenAddress> parseListenAddress(std::string_view text)
{
    const std::size_t colon = text.rfind(':');
    if (colon == std::string_view::npos)
        return {};
    std::string_view address = text.substr(0, colon);
    const std::string_view digits = text.substr(colon + 1);
    ListenAddress result;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), result.port);
    if (digits.empty() || error != std::errc() || end != digits.data() + digits.size())
        return {};

    const bool isBracketed = address.size() > 2 && address.front() == '[' && address.back() == ']';
    if (isBracketed)
        address = address.substr(1, address.size() - 2);
    result.address = address;
    in6_addr parsed{};
    const int family = isBracketed ? AF_INET6 : AF_INET;
    if (inet_pton(family, result.address.c_str(), &parsed) != 1)
        return {};
    return result;
}

bool ListenAddress::isLoopback() const
{
    return address.starts_with("127.") || address == "::1";
}

} // namespace opsroom::config
