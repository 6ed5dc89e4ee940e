#include "server/admission/client_address.h"

namespace opsroom::admission {

namespace {

constexpr std::size_t kMaxHops = 16;
constexpr std::string_view kForwardedFor = "x-forwarded-for";

std::string_view trimmed(std::string_view text)
{
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t'))
        text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t'))
        text.remove_suffix(1);
    return text;
}

} // namespace

Result<IpAddress> clientAddressOf(const IpAddress &peer, const http::Request &head, const NetworkList &trustedProxies)
{
    if (!trustedProxies.contains(peer))
        return peer;
    std::string hops;
    for (const http::HeaderField &field : head.headers) {
        if (http::equalsIgnoringCase(field.name, kForwardedFor))
            hops.append(hops.empty() ? "" : ",").append(field.value);
    }
    IpAddress client = peer;
    std::string_view rest = hops;
    for (std::size_t hop = 0; !rest.empty(); ++hop) {
        const std::size_t comma = rest.rfind(',');
        const std::string_view last = comma == std::string_view::npos ? rest : rest.substr(comma + 1);
        const auto address = IpAddress::parse(trimmed(last), true);
        if (!address || hop == kMaxHops)
            return Failure(Error(ErrorCode::BadRequest, "X-Forwarded-For is unreadable"));
        client = *address;
        if (!trustedProxies.contains(client))
            return client;
        rest = comma == std::string_view::npos ? std::string_view() : rest.substr(0, comma);
    }
    return client;
}

} // namespace opsroom::admission
