#include "core/base/random_bytes.h"

#include "core/base/base64.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <cstring>
#include <unistd.h>

namespace opsroom {

void fillRandom(std::span<std::uint8_t> out)
{
    constexpr std::size_t kAtOnce = 256; // limit of getentropy(3)
    while (!out.empty()) {
        const std::span<std::uint8_t> part = out.first(std::min(out.size(), kAtOnce));
        if (getentropy(part.data(), part.size()) != 0)
            std::abort();
        out = out.subspan(part.size());
    }
}

std::string randomToken(std::size_t bytes)
{
    std::string raw(bytes, '\0');
    // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast): bytes are bytes
    fillRandom({reinterpret_cast<std::uint8_t *>(raw.data()), raw.size()});
    return encodeBase64(raw, Base64::Url);
}

std::uint64_t randomNumber()
{
    std::array<std::uint8_t, 8> raw{};
    fillRandom(raw);
    std::uint64_t number = 0;
    std::memcpy(&number, raw.data(), raw.size());
    return number;
}

} // namespace opsroom
