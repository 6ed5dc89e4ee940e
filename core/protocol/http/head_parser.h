#pragma once

#include "core/protocol/http/limits.h"
#include "core/protocol/http/request.h"

#include <cstdint>
#include <string_view>

namespace opsroom::http {

/// Why a request cannot be served: the status of the answer and a fixed text for the log.
struct Refusal
{
    std::uint16_t status = 400;
    std::string_view reason;
};

/// How the end of the body is found (RFC 9112 section 6.3).
struct BodyFraming
{
    bool chunked = false;
    std::uint64_t contentLength = 0;
};

/// Reads a complete request head.
///
/// Strict where leniency has been the way in: line ends are CRLF, one Host, no folded lines, no space before a colon, no
/// control characters, never both Content-Length and Transfer-Encoding, nor two of either.
/// \param head  request line and header lines up to and including the empty line.
/// \returns the refusal, or nothing and the request and framing filled in.
[[nodiscard]] std::optional<Refusal> parseHead(std::string_view head, const Limits &limits, Request &request,
                                               BodyFraming &framing);

} // namespace opsroom::http
