#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <istream>
#include <string>
#include <string_view>

namespace opsroom::audit {

/// How the lines of an audit log hang together.
///
/// A line is a JSON object that ends with `"prev":"…","hash":"…"`: prev is the hash of the line before (64 zeros for the
/// first), and hash is SHA-256 of the line up to `,"hash"`. Lines are numbered from 1 by `seq`. So no line can be
/// changed, taken out, put in or moved without breaking the chain; that lines are missing at the end shows only to who
/// kept the last hash, which is what Position is for.
struct Position
{
    std::uint64_t seq = 0; ///< of the last line; 0 for an empty log
    std::string hash = std::string(64, '0');
};

/// Ends \a body, an object without its closing brace, as the line behind \a position, and moves \a position on.
[[nodiscard]] std::string linkLine(std::string body, Position &position);
/// Begins the body of the line behind \a position.
[[nodiscard]] std::string beginLine(const Position &position);

/// Reads a whole log. \returns where it ends, or BadRequest with "line N: …" for the first line that does not fit.
///
/// Limits: lines up to 64 KiB.
[[nodiscard]] Result<Position> verifyChain(std::istream &log);

} // namespace opsroom::audit
