#include "core/protocol/http/request_parser.h"
#include "server/admission/client_address.h"
#include "tests/fuzz/fuzz_target.h"

#include <arpa/inet.h>
#include <array>
#include <cstring>
#include <string>

using namespace opsroom;
using admission::IpAddress;
using admission::NetworkList;
using fuzz::require;

namespace {

/// The C library's opinion; IPv4 within IPv6 as IPv4.
std::optional<IpAddress> byLibrary(const std::string &text)
{
    IpAddress address;
    if (::inet_pton(AF_INET, text.c_str(), address.bytes.data()) == 1)
        return address;
    if (::inet_pton(AF_INET6, text.c_str(), address.bytes.data()) != 1)
        return {};
    constexpr std::array<std::uint8_t, 12> kMapped{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff};
    address.isV4 = std::memcmp(address.bytes.data(), kMapped.data(), kMapped.size()) == 0;
    if (address.isV4) {
        IpAddress v4;
        std::memcpy(v4.bytes.data(), address.bytes.data() + kMapped.size(), 4);
        return v4;
    }
    return address;
}

void judgeAddress(std::string_view line)
{
    const std::string text(line);
    const auto ours = IpAddress::parse(text);
    const bool isPlain = text.find_first_of("[]%") == std::string::npos && text.find('\0') == std::string::npos;
    if (isPlain)
        require(ours == byLibrary(text), "a plain address is what the C library takes it for");
    if (ours)
        require(ours->client().client() == ours->client(), "the client of a client is itself");
}

void judgeNetwork(std::string_view line)
{
    const std::array<std::string, 1> entry{std::string(line)};
    const auto network = NetworkList::of(entry);
    if (!network)
        return;
    const auto base = IpAddress::parse(entry[0].substr(0, entry[0].find('/')));
    require(base.has_value(), "a network begins with an address");
    require(network->contains(*base), "a network contains its first address");
    const std::array<std::string, 1> itself{entry[0]};
    require(NetworkList::of(itself).has_value(), "a network is read the same way twice");
}

void judgeForwarding(std::string_view head)
{
    static const NetworkList trusted = *NetworkList::of(std::array<std::string, 2>{"10.0.0.0/8", "fd00::/8"});
    http::RequestParser parser;
    const std::string request = "GET / HTTP/1.1\r\nHost: h\r\n" + std::string(head) + "\r\n\r\n";
    static_cast<void>(parser.feed(request));
    if (parser.state() != http::RequestParser::State::HeadDone && parser.state() != http::RequestParser::State::Done)
        return;
    const IpAddress stranger = *IpAddress::parse("192.0.2.1");
    const auto fromStranger = admission::clientAddressOf(stranger, parser.request(), trusted);
    require(fromStranger.has_value() && *fromStranger == stranger, "a stranger speaks for himself only");
    const IpAddress proxy = *IpAddress::parse("10.1.2.3");
    const auto client = admission::clientAddressOf(proxy, parser.request(), trusted);
    if (client && trusted.contains(*client) && *client != proxy) {
        // Then every hop was trusted.
        for (const auto &field : parser.request().headers) {
            if (http::equalsIgnoringCase(field.name, "x-forwarded-for"))
                require(field.value.find("192.0.2.") == std::string_view::npos, "the nearest stranger is the client");
        }
    }
}

} // namespace

/// Input: lines, each of which is an address, a network and fields of a request.
int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    std::string_view rest = fuzz::textOf(data, size);
    judgeForwarding(rest);
    while (!rest.empty()) {
        const std::size_t end = std::min(rest.find('\n'), rest.size());
        judgeAddress(rest.substr(0, end));
        judgeNetwork(rest.substr(0, end));
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return 0;
}
