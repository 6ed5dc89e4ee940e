#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace opsroom {

/// Error codes of replies on the wire (docs/protocol.md, "Error codes"). Numbers are contract: never renumber.
enum class ErrorCode : std::uint16_t {
    Internal = 100,
    Unauthorized = 101,
    UnknownChannel = 102,
    PermissionDenied = 103,
    MethodNotFound = 104,
    AlreadySubscribed = 105,
    LimitExceeded = 106,
    BadRequest = 107,
    NotAvailable = 108,
    TokenExpired = 109,
    Expired = 110,
    TooManyRequests = 111,
    UnrecoverablePosition = 112,
};

/// What clients are told about an ErrorCode.
struct ErrorTraits
{
    std::string_view message; ///< fixed text of the reply; never carries data of the request
    bool temporary;           ///< the same request may succeed later
    std::uint16_t httpStatus; ///< status of the same refusal on an HTTP route
};

/// \returns the row of \a code; Internal's row for a value outside the enumeration.
[[nodiscard]] const ErrorTraits &traitsOf(ErrorCode code);

/// Why something was refused or failed: a code for programs and a detail for people.
///
/// The detail goes to logs and, where it describes the peer's own request, to the peer. It never holds a token, a
/// payload or anything of another tenant.
struct Error
{
    ErrorCode code = ErrorCode::Internal;
    std::string detail;

    Error() = default;
    Error(ErrorCode errorCode) : code(errorCode) {}
    Error(ErrorCode errorCode, std::string text) : code(errorCode), detail(std::move(text)) {}
};

} // namespace opsroom
