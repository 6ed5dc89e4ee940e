#include "core/protocol/websocket/upgrade_request.h"

#include "core/base/base64.h"

namespace opsroom::websocket {

namespace {

http::Response refuse(std::uint16_t status, std::string reason)
{
    http::Response response = http::Response::text(status, std::move(reason));
    response.close = true;
    return response;
}

} // namespace

bool asksForUpgrade(const http::Request &request)
{
    return request.headerHasToken("upgrade", "websocket") && request.headerHasToken("connection", "upgrade");
}

std::optional<http::Response> refusalOfUpgrade(const http::Request &request)
{
    if (request.method != "GET")
        return refuse(405, "a WebSocket handshake is a GET").withHeader("Allow", "GET");
    if (request.minorVersion < 1)
        return refuse(400, "a WebSocket handshake needs HTTP/1.1");
    if (request.hasBody)
        return refuse(400, "a WebSocket handshake has no body");
    if (request.headerCount("sec-websocket-version") != 1 || request.header("sec-websocket-version") != "13")
        return refuse(426, "only WebSocket version 13 is spoken").withHeader("Sec-WebSocket-Version", "13");

    constexpr std::size_t kNonceBytes = 16;
    if (request.headerCount("sec-websocket-key") != 1)
        return refuse(400, "exactly one Sec-WebSocket-Key is needed");
    const auto nonce = decodeBase64(*request.header("sec-websocket-key"), Base64::Standard);
    if (!nonce || nonce->size() != kNonceBytes)
        return refuse(400, "Sec-WebSocket-Key is not the base64 of 16 bytes");
    return {};
}

} // namespace opsroom::websocket
