#pragma once

#include "core/base/result.h"
#include "core/protocol/http/request.h"
#include "core/protocol/http/response.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace opsroom::http {

/// Which web pages may talk to the hub: Origin is judged on every request and handshake, since a WebSocket is not
/// subject to CORS (cross-site WebSocket hijacking).
///
/// An origin matches as a whole: scheme, host and port, byte by byte; "null", prefixes and patterns never match, except
/// that `http://localhost:*` in the configuration stands for any port. Requests without Origin (servers, command-line
/// clients) pass: they are no browser, and no cookie ever authenticates anybody.
/// Thread: immutable.
class OriginPolicy
{
public:
    enum class Judgement : std::uint8_t { Absent, Allowed, Refused };

    /// Lets no page in.
    OriginPolicy() = default;
    /// \returns BadRequest naming the entry that is no origin (`scheme://host[:port]`, lower case, nothing behind).
    [[nodiscard]] static Result<OriginPolicy> of(const std::vector<std::string> &origins);

    [[nodiscard]] Judgement judge(const Request &request) const;
    /// CORS with credentials for an allowed origin; nothing for others.
    void addHeaders(const Request &request, Response &response) const;
    /// Answer to OPTIONS: 204 for an allowed origin, 403 otherwise.
    [[nodiscard]] Response preflight(const Request &request) const;

private:
    [[nodiscard]] bool allows(std::string_view origin) const;

    std::vector<std::string> m_exact;
    std::vector<std::string> m_anyPort; ///< "http://localhost:"
};

} // namespace opsroom::http
