#include "server/admission/network_list.h"

#include <algorithm>
#include <charconv>

namespace opsroom::admission {

namespace {

constexpr std::size_t kMaxNetworks = 1024;

/// \a address with everything behind the first \a prefix bits cleared.
IpAddress masked(IpAddress address, unsigned prefix)
{
    for (unsigned bit = 0; bit < address.bytes.size() * 8; ++bit) {
        if (bit >= prefix)
            address.bytes[bit / 8] &= static_cast<std::uint8_t>(~(0x80U >> bit % 8));
    }
    return address;
}

} // namespace

Result<NetworkList> NetworkList::of(std::span<const std::string> networks)
{
    if (networks.size() > kMaxNetworks)
        return Failure(Error(ErrorCode::BadRequest, "more than 1024 networks"));
    NetworkList list;
    for (const std::string &text : networks) {
        const auto refused = [&text](const char *why) {
            return Failure(Error(ErrorCode::BadRequest, '"' + text + "\" " + why));
        };
        const std::size_t slash = text.find('/');
        const auto base = IpAddress::parse(std::string_view(text).substr(0, slash));
        if (!base)
            return refused("is no numeric address or network");
        unsigned prefix = base->isV4 ? 32 : 128;
        if (slash != std::string::npos) {
            const char *const begin = text.data() + slash + 1;
            const char *const end = text.data() + text.size();
            const unsigned most = prefix;
            const auto [stop, error] = std::from_chars(begin, end, prefix);
            if (error != std::errc() || stop != end || prefix > most)
                return refused("has no usable prefix length");
        }
        if (masked(*base, prefix) != *base)
            return refused("has bits behind its prefix");
        list.m_networks.push_back({*base, prefix});
    }
    return list;
}

bool NetworkList::contains(const IpAddress &address) const
{
    return std::any_of(m_networks.begin(), m_networks.end(), [&address](const Network &network) {
        return network.base.isV4 == address.isV4 && masked(address, network.prefix) == network.base;
    });
}

} // namespace opsroom::admission
