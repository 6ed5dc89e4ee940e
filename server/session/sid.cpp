#include "server/session/sid.h"

#include "core/base/base64.h"
#include "core/base/random_bytes.h"

#include <algorithm>

namespace opsroom::session {

Sid drawSid(std::uint8_t shard)
{
    Sid sid{};
    fillRandom(sid);
    sid.back() = shard;
    return sid;
}

std::string textOf(const Sid &sid)
{
    // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast): bytes are bytes
    return encodeBase64({reinterpret_cast<const char *>(sid.data()), sid.size()}, Base64::Url);
}

std::optional<Sid> sidFromText(std::string_view text)
{
    const auto bytes = decodeBase64(text, Base64::Url);
    Sid sid{};
    if (!bytes || bytes->size() != sid.size())
        return {};
    std::copy(bytes->begin(), bytes->end(), sid.begin());
    return sid;
}

} // namespace opsroom::session
