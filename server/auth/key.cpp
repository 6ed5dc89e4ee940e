#include "server/auth/key.h"

#include <algorithm>

namespace opsroom::auth {

void Key::setMark(std::string_view digest)
{
    m_mark = 0;
    for (const char byte : digest.substr(0, sizeof m_mark))
        m_mark = m_mark << 8U | static_cast<unsigned char>(byte);
}

bool isKeyId(std::string_view text)
{
    constexpr std::size_t kMaxKeyId = 128;
    return text.size() <= kMaxKeyId
           && std::all_of(text.begin(), text.end(), [](char c) { return c >= 0x20 && c < 0x7f; });
}

} // namespace opsroom::auth
