#include "core/protocol/http/response.h"

namespace opsroom::http {

Response Response::text(std::uint16_t status, std::string body)
{
    Response response{status, {}, std::move(body), false};
    response.withHeader("Content-Type", "text/plain; charset=UTF-8");
    return response;
}

Response Response::json(std::uint16_t status, std::string body)
{
    Response response{status, {}, std::move(body), false};
    response.withHeader("Content-Type", "application/json");
    return response;
}

Response &Response::withHeader(std::string name, std::string value)
{
    headers.emplace_back(std::move(name), std::move(value));
    return *this;
}

std::string_view reasonPhrase(std::uint16_t status)
{
    switch (status) {
    case 100:
        return "Continue";
    case 101:
        return "Switching Protocols";
    case 200:
        return "OK";
    case 202:
        return "Accepted";
    case 204:
        return "No Content";
    case 400:
        return "Bad Request";
    case 401:
        return "Unauthorized";
    case 403:
        return "Forbidden";
    case 404:
        return "Not Found";
    case 405:
        return "Method Not Allowed";
    case 408:
        return "Request Timeout";
    case 409:
        return "Conflict";
    case 410:
        return "Gone";
    case 413:
        return "Content Too Large";
    case 414:
        return "URI Too Long";
    case 417:
        return "Expectation Failed";
    case 422:
        return "Unprocessable Content";
    case 426:
        return "Upgrade Required";
    case 429:
        return "Too Many Requests";
    case 431:
        return "Request Header Fields Too Large";
    case 500:
        return "Internal Server Error";
    case 501:
        return "Not Implemented";
    case 503:
        return "Service Unavailable";
    case 505:
        return "HTTP Version Not Supported";
    default:
        return "Unknown";
    }
}

std::string serialize(const Response &response, bool keepAlive, bool headOnly)
{
    std::string out = "HTTP/1.1 ";
    out += std::to_string(response.status);
    out += ' ';
    out += reasonPhrase(response.status);
    out += "\r\n";
    for (const auto &[name, value] : response.headers) {
        out += name;
        out += ": ";
        out += value;
        out += "\r\n";
    }
    // RFC 9110 sections 8.6 and 15.3.5: a 204 carries neither length nor content.
    const bool hasContent = response.status != 204;
    if (hasContent) {
        out += "Content-Length: ";
        out += std::to_string(response.body.size());
        out += "\r\n";
    }
    out += keepAlive && !response.close ? "Connection: keep-alive\r\n\r\n" : "Connection: close\r\n\r\n";
    if (hasContent && !headOnly)
        out += response.body;
    return out;
}

} // namespace opsroom::http
