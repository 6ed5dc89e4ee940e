#include "core/protocol/engineio/handshake.h"

#include "core/protocol/http/query_string.h"
#include "core/protocol/json/writer.h"

namespace opsroom::engineio {

Query parseQuery(std::string_view query)
{
    Query result;
    const auto transport = http::queryValue(query, "transport");
    if (transport == "polling")
        result.transport = TransportName::Polling;
    else if (transport == "websocket")
        result.transport = TransportName::WebSocket;
    result.isVersion4 = http::queryValue(query, "EIO") == "4";
    result.sid = http::queryValue(query, "sid");
    return result;
}

std::string_view messageOf(HandshakeError error)
{
    switch (error) {
    case HandshakeError::TransportUnknown:
        return "Transport unknown";
    case HandshakeError::SessionUnknown:
        return "Session ID unknown";
    case HandshakeError::BadMethod:
        return "Bad handshake method";
    case HandshakeError::BadRequest:
        return "Bad request";
    case HandshakeError::Forbidden:
        return "Forbidden";
    case HandshakeError::UnsupportedVersion:
        return "Unsupported protocol version";
    }
    return "Bad request";
}

std::string bodyOf(HandshakeError error)
{
    std::string body;
    json::Writer(body)
        .beginObject()
        .member("code", static_cast<unsigned>(error))
        .member("message", messageOf(error))
        .endObject();
    return body;
}

} // namespace opsroom::engineio
