#pragma once

#include "core/protocol/http/request.h"

#include <optional>
#include <string>
#include <string_view>

namespace opsroom::websocket {

/// permessage-deflate as agreed in a handshake (RFC 7692). Always without context takeover on both sides, so that a
/// connection needs no compression state of its own and a publication is compressed once for everybody.
struct DeflateAgreement
{
    int serverWindowBits = 15; ///< 9 to 15
    std::string answer;        ///< value of Sec-WebSocket-Extensions
};

/// Chooses the first offer of \a request that can be accepted. An offer with an unknown, repeated or malformed parameter
/// is declined, as is a window of 8 bits, which zlib cannot make.
/// \returns nothing if there is none: the connection is then not compressed.
[[nodiscard]] std::optional<DeflateAgreement> agreeOnDeflate(const http::Request &request);

} // namespace opsroom::websocket
