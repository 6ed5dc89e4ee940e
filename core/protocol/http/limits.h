#pragma once

#include <cstddef>

namespace opsroom::http {

/// Sizes a request may have; what exceeds them is refused while it arrives, before it is stored. Lines count with their
/// line ends.
struct Limits
{
    std::size_t requestLineBytes = 8 * 1024;
    std::size_t headBytes = 16 * 1024; ///< request line and header fields together
    std::size_t headerFields = 64;
    std::size_t bodyBytes = 256 * 1024; ///< after removal of the chunked coding
    std::size_t chunkLineBytes = 256;   ///< chunk size with extensions, or one trailer field
    std::size_t trailerFields = 16;
};

} // namespace opsroom::http
