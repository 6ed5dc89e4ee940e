#include "core/protocol/http/head_parser.h"

#include "core/protocol/http/character_classes.h"

#include <algorithm>
#include <charconv>

namespace opsroom::http {

namespace {

constexpr Refusal refuse(std::string_view reason, std::uint16_t status = 400)
{
    return {status, reason};
}

/// Cuts the next line off \a rest, without its CRLF. Precondition: \a rest holds a line end.
std::string_view takeLine(std::string_view &rest)
{
    const std::size_t end = rest.find("\r\n");
    const std::string_view line = rest.substr(0, end);
    rest.remove_prefix(end + 2);
    return line;
}

/// Cuts scheme and authority off an absolute form (RFC 9112 section 3.2.2). Which host is meant is Host's business.
std::optional<Refusal> reduceToOriginForm(std::string_view &target)
{
    const std::size_t schemeEnd = target.find("://");
    const std::string_view scheme = target.substr(0, schemeEnd);
    if (schemeEnd == std::string_view::npos
        || !(equalsIgnoringCase(scheme, "http") || equalsIgnoringCase(scheme, "https")))
        return refuse("request target is neither origin nor absolute form");
    target.remove_prefix(schemeEnd + 3);
    const std::string_view authority = target.substr(0, target.find('/'));
    if (authority.empty() || !std::all_of(authority.begin(), authority.end(), isHostCharacter))
        return refuse("malformed authority in the request target");
    target.remove_prefix(authority.size());
    if (target.empty())
        target = "/";
    return {};
}

std::optional<Refusal> parseTarget(std::string_view target, Request &request)
{
    if (target.empty() || !std::all_of(target.begin(), target.end(), isVisible))
        return refuse("illegal character in the request target");
    if (target.front() != '/' && target != "*") {
        if (const auto refusal = reduceToOriginForm(target))
            return refusal;
    }
    request.target = target;
    const std::size_t question = target.find('?');
    request.path = target.substr(0, question);
    request.query = question == std::string_view::npos ? std::string_view() : target.substr(question + 1);
    return {};
}

std::optional<Refusal> parseRequestLine(std::string_view line, Request &request)
{
    const std::size_t methodEnd = line.find(' ');
    const std::size_t targetEnd = line.rfind(' ');
    if (methodEnd == std::string_view::npos || methodEnd == 0 || targetEnd <= methodEnd)
        return refuse("malformed request line");
    request.method = line.substr(0, methodEnd);
    if (!std::all_of(request.method.begin(), request.method.end(), isTokenCharacter))
        return refuse("malformed method");
    const std::string_view version = line.substr(targetEnd + 1);
    if (version == "HTTP/1.1")
        request.minorVersion = 1;
    else if (version == "HTTP/1.0")
        request.minorVersion = 0;
    else
        return version.starts_with("HTTP/") ? refuse("unsupported HTTP version", 505)
                                            : refuse("malformed request line");
    return parseTarget(line.substr(methodEnd + 1, targetEnd - methodEnd - 1), request);
}

std::optional<Refusal> parseField(std::string_view line, Request &request)
{
    if (line.front() == ' ' || line.front() == '\t')
        return refuse("folded header line");
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos || colon == 0)
        return refuse("header line without a name");
    const std::string_view name = line.substr(0, colon);
    if (!std::all_of(name.begin(), name.end(), isTokenCharacter))
        return refuse("illegal character in a header name");
    std::string_view value = line.substr(colon + 1);
    while (!value.empty() && (value.front() == ' ' || value.front() == '\t'))
        value.remove_prefix(1);
    while (!value.empty() && (value.back() == ' ' || value.back() == '\t'))
        value.remove_suffix(1);
    if (!std::all_of(value.begin(), value.end(), isFieldValueCharacter))
        return refuse("control character in a header value");
    request.headers.push_back({name, value});
    return {};
}

std::optional<Refusal> checkHost(const Request &request)
{
    const std::size_t hosts = request.headerCount("host");
    if (hosts > 1)
        return refuse("more than one Host");
    if (hosts == 0)
        return request.minorVersion == 0 ? std::optional<Refusal>() : refuse("no Host");
    const std::string_view host = *request.header("host");
    if (!std::all_of(host.begin(), host.end(), isHostCharacter))
        return refuse("illegal character in Host");
    return {};
}

std::optional<Refusal> readFraming(const Limits &limits, Request &request, BodyFraming &framing)
{
    const std::size_t lengths = request.headerCount("content-length");
    const std::size_t codings = request.headerCount("transfer-encoding");
    if (lengths > 0 && codings > 0)
        return refuse("both Content-Length and Transfer-Encoding");
    if (lengths > 1 || codings > 1)
        return refuse("body length given twice");
    request.hasBody = lengths + codings > 0;

    if (codings == 1) {
        if (request.minorVersion == 0)
            return refuse("Transfer-Encoding in HTTP/1.0");
        if (!equalsIgnoringCase(*request.header("transfer-encoding"), "chunked"))
            return refuse("unknown transfer coding", 501);
        framing.chunked = true;
    } else if (lengths == 1) {
        const std::string_view digits = *request.header("content-length");
        const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), framing.contentLength);
        if (digits.empty() || digits.front() == '-' || end != digits.data() + digits.size())
            return refuse("malformed Content-Length");
        if (error != std::errc() || framing.contentLength > limits.bodyBytes)
            return refuse("body too large", 413);
    }
    return {};
}

} // namespace

std::optional<Refusal> parseHead(std::string_view head, const Limits &limits, Request &request, BodyFraming &framing)
{
    std::string_view rest = head;
    if (const auto refusal = parseRequestLine(takeLine(rest), request))
        return refusal;
    for (std::string_view line = takeLine(rest); !line.empty(); line = takeLine(rest)) {
        if (request.headers.size() >= limits.headerFields)
            return refuse("too many header fields", 431);
        if (const auto refusal = parseField(line, request))
            return refusal;
    }
    if (const auto refusal = checkHost(request))
        return refusal;
    if (const auto refusal = readFraming(limits, request, framing))
        return refusal;

    request.keepAlive = request.minorVersion == 1 && !request.headerHasToken("connection", "close");
    if (const auto expect = request.header("expect")) {
        if (!equalsIgnoringCase(*expect, "100-continue"))
            return refuse("unknown expectation", 417);
        request.expectsContinue = request.minorVersion == 1;
    }
    return {};
}

} // namespace opsroom::http
