#include "server/auth/compact_token.h"

namespace opsroom::auth {

std::optional<CompactToken> CompactToken::split(std::string_view text)
{
    if (text.size() > kMaxTokenBytes)
        return {};
    const std::size_t first = text.find('.');
    if (first == std::string_view::npos)
        return {};
    const std::size_t second = text.find('.', first + 1);
    if (second == std::string_view::npos || text.find('.', second + 1) != std::string_view::npos)
        return {};
    const CompactToken token{text.substr(0, first), text.substr(first + 1, second - first - 1), text.substr(second + 1),
                             text.substr(0, second)};
    if (token.header.empty() || token.payload.empty() || token.signature.empty())
        return {};
    return token;
}

} // namespace opsroom::auth
