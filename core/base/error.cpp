#include "core/base/error.h"

#include <array>
#include <utility>

namespace opsroom {

namespace {

constexpr std::array<std::pair<ErrorCode, ErrorTraits>, 13> kRows{{
    {ErrorCode::Internal, {"internal error", true, 503}},
    {ErrorCode::Unauthorized, {"unauthorized", false, 401}},
    {ErrorCode::UnknownChannel, {"unknown channel", false, 404}},
    {ErrorCode::PermissionDenied, {"permission denied", false, 403}},
    {ErrorCode::MethodNotFound, {"method not found", false, 404}},
    {ErrorCode::AlreadySubscribed, {"already subscribed", false, 409}},
    {ErrorCode::LimitExceeded, {"limit exceeded", false, 422}},
    {ErrorCode::BadRequest, {"bad request", false, 400}},
    {ErrorCode::NotAvailable, {"not available", false, 404}},
    {ErrorCode::TokenExpired, {"token expired", false, 401}},
    {ErrorCode::Expired, {"expired", false, 410}},
    {ErrorCode::TooManyRequests, {"too many requests", true, 429}},
    {ErrorCode::UnrecoverablePosition, {"unrecoverable position", false, 410}},
}};

} // namespace

const ErrorTraits &traitsOf(ErrorCode code)
{
    for (const auto &[known, traits] : kRows) {
        if (known == code)
            return traits;
    }
    return kRows.front().second;
}

} // namespace opsroom
