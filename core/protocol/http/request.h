#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace opsroom::http {

struct HeaderField
{
    std::string_view name;  ///< as sent
    std::string_view value; ///< without surrounding white space
};

/// One HTTP/1.x request (RFC 9112).
///
/// Ownership: all text views the parser's buffers and dies with the parser's next reset() or feed of a new request.
struct Request
{
    std::string_view method;
    std::string_view target; ///< origin form, as sent (an absolute form is reduced to its origin form)
    std::string_view path;   ///< target up to the question mark, still percent-encoded
    std::string_view query;  ///< behind the question mark, still percent-encoded
    std::uint8_t minorVersion = 1;
    std::vector<HeaderField> headers;
    std::string_view body;

    bool keepAlive = true;        ///< the connection may carry another request
    bool expectsContinue = false; ///< "Expect: 100-continue"
    bool hasBody = false;         ///< a body is announced, if only of zero bytes

    /// Value of the first field of that name (case does not matter).
    [[nodiscard]] std::optional<std::string_view> header(std::string_view name) const;
    [[nodiscard]] std::size_t headerCount(std::string_view name) const;
    /// Whether a list-valued field holds \a token (case does not matter), e.g. Connection and "upgrade".
    [[nodiscard]] bool headerHasToken(std::string_view name, std::string_view token) const;
};

[[nodiscard]] bool equalsIgnoringCase(std::string_view a, std::string_view b);

} // namespace opsroom::http
