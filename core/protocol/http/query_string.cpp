#include "core/protocol/http/query_string.h"

#include <charconv>

namespace opsroom::http {

namespace {

std::string percentDecoded(std::string_view text)
{
    std::string out;
    out.reserve(text.size());
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] == '%' && text.size() - at > 2) {
            unsigned value = 0;
            const char *first = text.data() + at + 1;
            const auto [end, error] = std::from_chars(first, first + 2, value, 16);
            if (error == std::errc() && end == first + 2) {
                out += static_cast<char>(value);
                at += 2;
                continue;
            }
        }
        out += text[at] == '+' ? ' ' : text[at];
    }
    return out;
}

} // namespace

std::optional<std::string> queryValue(std::string_view query, std::string_view name)
{
    while (!query.empty()) {
        const std::size_t end = query.find('&');
        const std::string_view pair = query.substr(0, end);
        const std::size_t equals = pair.find('=');
        if (percentDecoded(pair.substr(0, equals)) == name)
            return percentDecoded(equals == std::string_view::npos ? std::string_view() : pair.substr(equals + 1));
        if (end == std::string_view::npos)
            break;
        query.remove_prefix(end + 1);
    }
    return {};
}

} // namespace opsroom::http
