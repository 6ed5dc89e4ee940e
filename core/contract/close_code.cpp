#include "core/contract/close_code.h"

namespace opsroom::contract {

std::string_view reasonOf(CloseCode code)
{
    switch (code) {
    case CloseCode::Closed:
        return "connection closed";
    case CloseCode::Shutdown:
        return "shutdown";
    case CloseCode::Internal:
        return "internal error";
    case CloseCode::Expired:
        return "expired";
    case CloseCode::SubscriptionExpired:
        return "subscription expired";
    case CloseCode::Slow:
        return "slow";
    case CloseCode::WriteError:
        return "write error";
    case CloseCode::InsufficientState:
        return "insufficient state";
    case CloseCode::ForceReconnect:
        return "reconnect";
    case CloseCode::NoPong:
        return "no pong";
    case CloseCode::TooManyRequests:
        return "too many requests";
    case CloseCode::StateInvalidated:
        return "state invalidated";
    case CloseCode::InvalidToken:
        return "invalid token";
    case CloseCode::BadRequest:
        return "bad request";
    case CloseCode::Stale:
        return "stale";
    case CloseCode::ForceDisconnect:
        return "disconnected";
    case CloseCode::ConnectionLimit:
        return "too many connections";
    case CloseCode::ChannelLimit:
        return "too many channels";
    case CloseCode::InappropriateProtocol:
        return "inappropriate protocol";
    case CloseCode::PermissionDenied:
        return "permission denied";
    case CloseCode::NotAvailable:
        return "not available";
    case CloseCode::TooManyErrors:
        return "too many errors";
    case CloseCode::TenantSuspended:
        return "tenant suspended";
    case CloseCode::TenantOverQuota:
        return "tenant over quota";
    case CloseCode::OriginRefused:
        return "origin refused";
    case CloseCode::Kicked:
        return "disconnected by an operator";
    }
    return {};
}

} // namespace opsroom::contract
