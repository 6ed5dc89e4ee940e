#pragma once

#include "core/protocol/http/limits.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace opsroom::http {

/// Incremental decoder of the chunked coding (RFC 9112 section 7.1). Chunk extensions and trailers are read and
/// dropped; no control line may hold a control character.
class ChunkedBody
{
public:
    enum class Progress : std::uint8_t { NeedMore, Done, Malformed, TooLarge };

    /// Reads on and appends data to \a body, which may not grow past \a bodyLimit.
    /// \param consumed receives how many bytes were read.
    [[nodiscard]] Progress feed(std::string_view bytes, const Limits &limits, std::size_t bodyLimit, std::string &body,
                                std::size_t &consumed);

private:
    enum class Step : std::uint8_t { SizeLine, Data, DataEnd, Trailer };

    [[nodiscard]] Progress onLine(const Limits &limits, std::size_t bodyLimit, std::size_t bodySize);
    [[nodiscard]] bool readSize();

    Step m_step = Step::SizeLine;
    std::string m_line; ///< control line being collected, up to its LF
    std::uint64_t m_remaining = 0;
    std::size_t m_trailers = 0;
};

} // namespace opsroom::http
