#include "core/protocol/websocket/deflate_offer.h"

#include <charconv>
#include <utility>

namespace opsroom::websocket {

namespace {

constexpr int kLeastBits = 8;
constexpr int kLeastBitsOfZlib = 9;
constexpr int kMostBits = 15;

std::string_view trimmed(std::string_view text)
{
    constexpr std::string_view kBlanks = " \t";
    const std::size_t first = text.find_first_not_of(kBlanks);
    if (first == std::string_view::npos)
        return {};
    return text.substr(first, text.find_last_not_of(kBlanks) - first + 1);
}

/// Takes the text up to \a separator off \a rest.
std::string_view takeUntil(std::string_view &rest, char separator)
{
    const std::size_t end = rest.find(separator);
    const std::string_view part = rest.substr(0, end);
    rest = end == std::string_view::npos ? std::string_view() : rest.substr(end + 1);
    return trimmed(part);
}

/// "9" or "\"9\"": digits without a leading zero. \returns 0 for anything else.
int windowBits(std::string_view value)
{
    if (value.size() >= 2 && value.front() == '"' && value.back() == '"')
        value = value.substr(1, value.size() - 2);
    int bits = 0;
    const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), bits);
    const bool isNumber = error == std::errc() && end == value.data() + value.size() && !value.starts_with('0');
    return isNumber && bits >= kLeastBits && bits <= kMostBits ? bits : 0;
}

struct Parameters
{
    bool serverNoContext = false;
    bool clientNoContext = false;
    std::optional<int> serverBits;
    bool hasClientBits = false;

    /// RFC 7692 section 7.1. \returns whether the parameter is one that an offer may have, for the first time.
    [[nodiscard]] bool add(std::string_view name, std::optional<std::string_view> value)
    {
        const auto flag = [&value](bool &seen) { return !value && !std::exchange(seen, true); };
        if (http::equalsIgnoringCase(name, "server_no_context_takeover"))
            return flag(serverNoContext);
        if (http::equalsIgnoringCase(name, "client_no_context_takeover"))
            return flag(clientNoContext);
        if (http::equalsIgnoringCase(name, "client_max_window_bits"))
            return !std::exchange(hasClientBits, true) && (!value || windowBits(*value) != 0);
        if (http::equalsIgnoringCase(name, "server_max_window_bits")) {
            const int bits = value && !serverBits ? windowBits(*value) : 0;
            serverBits = bits;
            return bits >= kLeastBitsOfZlib;
        }
        return false;
    }
};

std::optional<DeflateAgreement> accept(std::string_view offer)
{
    if (!http::equalsIgnoringCase(takeUntil(offer, ';'), "permessage-deflate"))
        return {};
    Parameters parameters;
    while (!offer.empty()) {
        std::string_view value = takeUntil(offer, ';');
        const bool hasValue = value.find('=') != std::string_view::npos;
        const std::string_view name = takeUntil(value, '=');
        if (!parameters.add(name, hasValue ? std::optional(trimmed(value)) : std::nullopt))
            return {};
    }
    DeflateAgreement agreement;
    agreement.answer = "permessage-deflate; server_no_context_takeover; client_no_context_takeover";
    if (parameters.serverBits) {
        agreement.serverWindowBits = *parameters.serverBits;
        agreement.answer += "; server_max_window_bits=" + std::to_string(*parameters.serverBits);
    }
    return agreement;
}

} // namespace

std::optional<DeflateAgreement> agreeOnDeflate(const http::Request &request)
{
    for (const http::HeaderField &field : request.headers) {
        if (!http::equalsIgnoringCase(field.name, "sec-websocket-extensions"))
            continue;
        std::string_view offers = field.value;
        while (!offers.empty()) {
            if (auto agreement = accept(takeUntil(offers, ',')))
                return agreement;
        }
    }
    return {};
}

} // namespace opsroom::websocket
