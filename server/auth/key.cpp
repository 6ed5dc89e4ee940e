#include "server/auth/key.h"

#include <algorithm>

namespace opsroom::auth {

bool isKeyId(std::string_view text)
{
    constexpr std::size_t kMaxKeyId = 128;
    return text.size() <= kMaxKeyId
           && std::all_of(text.begin(), text.end(), [](char c) { return c >= 0x20 && c < 0x7f; });
}

} // namespace opsroom::auth
