#pragma once

#include <array>
#include <cstddef>
#include <span>

namespace opsroom::websocket {

using MaskKey = std::array<char, 4>;

/// Masks or unmasks \a bytes in place (RFC 6455 section 5.3), eight bytes a step.
/// \param offset how many bytes of the same frame came before
void applyMask(std::span<char> bytes, const MaskKey &key, std::size_t offset = 0);

} // namespace opsroom::websocket
