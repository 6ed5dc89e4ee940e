#pragma once

#include "core/base/clock.h"

#include <array>
#include <cstdint>
#include <string_view>

namespace opsroom {

/// Text of one ULID: 26 characters of Crockford base 32, sortable by time.
class Ulid
{
public:
    [[nodiscard]] std::string_view view() const { return {m_text.data(), m_text.size()}; }

private:
    friend class UlidSource;
    std::array<char, 26> m_text{};
};

/// Event ids, strictly increasing within one source (specification of ULID, "Monotonicity").
///
/// A clock that jumps back does not make ids repeat or fall: the source keeps the last time until the clock catches up.
/// Thread: one thread; each hub worker has its own source, told apart by 80 random bits.
class UlidSource
{
public:
    UlidSource();
    [[nodiscard]] Ulid next(WallTime now);

private:
    void drawRandom();

    std::int64_t m_time = 0;
    std::uint16_t m_high = 0; ///< random bits 79..64
    std::uint64_t m_low = 0;  ///< random bits 63..0
};

} // namespace opsroom
