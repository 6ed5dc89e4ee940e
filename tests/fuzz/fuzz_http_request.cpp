#include "core/protocol/engineio/handshake.h"
#include "core/protocol/http/request_parser.h"
#include "core/protocol/websocket/upgrade_request.h"
#include "tests/fuzz/fuzz_target.h"
#include "tests/support/http_transcript.h"

namespace http = opsroom::http;
using opsroom::fuzz::require;

namespace {

/// Small enough for short inputs to reach each of them.
constexpr http::Limits kLimits{.requestLineBytes = 64,
                               .headBytes = 256,
                               .headerFields = 6,
                               .bodyBytes = 32,
                               .chunkLineBytes = 16,
                               .trailerFields = 2};

/// What the layers above ask about a request.
void judge(const http::Request &request)
{
    require(request.headers.size() <= kLimits.headerFields, "fields stay within their limit");
    require(request.body.size() <= kLimits.bodyBytes, "a body stays within its limit");
    require(request.target.find_first_of("\r\n") == std::string_view::npos, "a target is one line");
    if (opsroom::websocket::asksForUpgrade(request) && !opsroom::websocket::refusalOfUpgrade(request))
        require(request.method == "GET" && !request.hasBody, "an accepted upgrade is a bare GET");
    static_cast<void>(opsroom::engineio::parseQuery(request.query));
}

} // namespace

/// Input: a line whose bytes are the sizes of the portions in which the stream behind it arrives.
int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    using namespace opsroom::test;
    const std::string_view input = opsroom::fuzz::textOf(data, size);
    const std::size_t lineEnd = input.find('\n');
    if (lineEnd == std::string_view::npos)
        return 0;
    const std::string_view stream = input.substr(lineEnd + 1);

    const auto whole = transcriptOf({stream}, kLimits);
    require(transcriptOf(cut(stream, input.substr(0, lineEnd)), kLimits) == whole, "portions change nothing");
    require(transcriptOf(cutIntoBytes(stream), kLimits) == whole, "single bytes change nothing");

    http::RequestParser parser(kLimits);
    std::size_t read = parser.feed(stream);
    read += parser.feed(stream.substr(read));
    require(read <= stream.size(), "no more is read than there is");
    judge(parser.request());
    return 0;
}
