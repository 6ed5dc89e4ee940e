#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>

namespace opsroom {

/// Fills \a out from the operating system's cryptographic generator.
///
/// Cannot fail on a running Linux, macOS or BSD; if the generator is missing, the process stops: a hub with guessable
/// session ids must not run.
void fillRandom(std::span<std::uint8_t> out);

/// \returns \a bytes random bytes as base64url text without padding; 15 bytes make the 20 characters of a session id.
[[nodiscard]] std::string randomToken(std::size_t bytes);

/// \returns a uniformly distributed number, for jitter and ids.
[[nodiscard]] std::uint64_t randomNumber();

} // namespace opsroom
