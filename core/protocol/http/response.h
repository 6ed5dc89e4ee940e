#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace opsroom::http {

/// One answer. Content-Length and Connection are written by serialize().
struct Response
{
    std::uint16_t status = 200;
    std::vector<std::pair<std::string, std::string>> headers;
    std::string body;
    bool close = false; ///< the connection ends behind this answer

    [[nodiscard]] static Response text(std::uint16_t status, std::string body);
    [[nodiscard]] static Response json(std::uint16_t status, std::string body);
    Response &withHeader(std::string name, std::string value);
};

/// \returns the standard phrase of \a status, "Unknown" for one that this server never sends.
[[nodiscard]] std::string_view reasonPhrase(std::uint16_t status);

/// Bytes of the answer for the wire.
/// \param keepAlive whether the request allowed another one on its connection.
/// \param headOnly  the request was a HEAD: length without the body.
[[nodiscard]] std::string serialize(const Response &response, bool keepAlive, bool headOnly = false);

} // namespace opsroom::http
