#include "server/transport/epoll/handshake_answer.h"

#include "core/base/base64.h"

#include <array>
#include <openssl/sha.h>

namespace opsroom::transport_epoll {

std::string handshakeAnswer(const http::Request &request, std::string_view extensions)
{
    std::string proof(request.header("sec-websocket-key").value_or(""));
    proof += "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
    std::array<unsigned char, SHA_DIGEST_LENGTH> digest{};
    // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast): bytes are bytes
    ::SHA1(reinterpret_cast<const unsigned char *>(proof.data()), proof.size(), digest.data());
    // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast): bytes are bytes
    const std::string_view bytes(reinterpret_cast<const char *>(digest.data()), digest.size());
    std::string answer =
        "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: "
        + encodeBase64(bytes, Base64::Standard);
    if (!extensions.empty())
        answer.append("\r\nSec-WebSocket-Extensions: ").append(extensions);
    return answer += "\r\n\r\n";
}

} // namespace opsroom::transport_epoll
