#include "core/protocol/http/proxy_header.h"
#include "tests/fuzz/fuzz_target.h"

#include <arpa/inet.h>
#include <array>

using namespace opsroom;
using fuzz::require;
using State = http::ProxyHeader::State;

/// Input: the beginning of a connection.
int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const std::string_view bytes = fuzz::textOf(data, size);
    const auto header = http::ProxyHeader::parse(bytes);
    require(header.size <= bytes.size() && header.size <= http::ProxyHeader::kMost, "a header is within what came");
    require((header.state == State::Incomplete || header.state == State::Failed) == (header.size == 0),
            "only a complete header has a size");
    if (header.state == State::Incomplete)
        require(size < http::ProxyHeader::kMost, "waiting has an end");
    if (header.state == State::Client) {
        std::array<unsigned char, 16> address{};
        require(::inet_pton(AF_INET, header.address.c_str(), address.data()) == 1
                    || ::inet_pton(AF_INET6, header.address.c_str(), address.data()) == 1,
                "a client has an address");
    }
    // Byte by byte it is the same, and decided no earlier than it is complete.
    for (std::size_t end = 0; end < bytes.size(); ++end) {
        const auto part = http::ProxyHeader::parse(bytes.substr(0, end));
        if (header.size > 0)
            require(part.state == (end < header.size ? State::Incomplete : header.state), "portions change nothing");
        else if (part.state == State::Failed)
            require(header.state == State::Failed, "what failed stays failed");
    }
    return 0;
}
