#include "server/admission/ip_address.h"

#include <algorithm>
#include <arpa/inet.h>
#include <functional>
#include <string>

namespace opsroom::admission {

namespace {

constexpr std::size_t kLongest = 64; ///< with brackets, port and zone
constexpr std::array<std::uint8_t, 12> kMapped{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff};

bool isPort(std::string_view text)
{
    return !text.empty() && text.size() <= 5
           && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// The address of "[...]:port" or "a.b.c.d:port"; empty if what stands around it is malformed.
std::string_view bare(std::string_view text, bool mayHavePort)
{
    if (text.starts_with('[')) {
        const std::size_t end = text.find(']');
        if (end == std::string_view::npos)
            return {};
        const std::string_view rest = text.substr(end + 1);
        const bool isFine = rest.empty() || (mayHavePort && rest.starts_with(':') && isPort(rest.substr(1)));
        return isFine ? text.substr(1, end - 1) : std::string_view();
    }
    const std::size_t colon = text.find(':');
    if (colon == std::string_view::npos || text.find(':', colon + 1) != std::string_view::npos)
        return text;
    return mayHavePort && isPort(text.substr(colon + 1)) ? text.substr(0, colon) : std::string_view();
}

} // namespace

std::optional<IpAddress> IpAddress::parse(std::string_view text, bool mayHavePort)
{
    if (text.size() > kLongest)
        return {};
    std::string plain(bare(text, mayHavePort));
    plain.erase(std::min(plain.find('%'), plain.size()));
    if (plain.find('\0') != std::string::npos)
        return {};
    IpAddress address;
    if (::inet_pton(AF_INET, plain.c_str(), address.bytes.data()) == 1)
        return address;
    if (::inet_pton(AF_INET6, plain.c_str(), address.bytes.data()) != 1)
        return {};
    address.isV4 = std::equal(kMapped.begin(), kMapped.end(), address.bytes.begin());
    if (address.isV4) {
        std::copy(address.bytes.begin() + 12, address.bytes.end(), address.bytes.begin());
        std::fill(address.bytes.begin() + 4, address.bytes.end(), std::uint8_t{0});
    }
    return address;
}

bool IpAddress::isLoopback() const
{
    if (isV4)
        return bytes[0] == 127;
    return bytes[15] == 1 && std::all_of(bytes.begin(), bytes.end() - 1, [](std::uint8_t byte) { return byte == 0; });
}

IpAddress IpAddress::client() const
{
    IpAddress network = *this;
    if (!isV4)
        std::fill(network.bytes.begin() + 8, network.bytes.end(), std::uint8_t{0});
    return network;
}

std::size_t IpAddressHash::operator()(const IpAddress &address) const
{
    const std::string_view text(reinterpret_cast<const char *>(address.bytes.data()), address.bytes.size());
    return std::hash<std::string_view>{}(text) ^ (address.isV4 ? 1U : 0U);
}

} // namespace opsroom::admission
