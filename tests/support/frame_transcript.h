#pragma once

#include "core/protocol/websocket/frame_reader.h"
#include "tests/support/portions.h"

#include <string>
#include <vector>

namespace opsroom::test {

/// An event as text: `text hello`, `binary …`, `ping …`, `pong …`, `close 1000 reason`, `failed 1002 reason`.
inline std::string describe(const websocket::FrameReader::Event &event)
{
    using Kind = websocket::FrameReader::Kind;
    const std::string payload(event.payload);
    const std::string compressed = event.isCompressed ? "compressed " : "";
    switch (event.kind) {
    case Kind::NeedsMore:
        return "needs more";
    case Kind::Text:
        return compressed + "text " + payload;
    case Kind::Binary:
        return compressed + "binary " + payload;
    case Kind::Ping:
        return "ping " + payload;
    case Kind::Pong:
        return "pong " + payload;
    case Kind::Close:
        return "close " + std::to_string(event.code) + ' ' + payload;
    case Kind::Failed:
        return "failed " + std::to_string(event.code) + ' ' + payload;
    }
    return {};
}

/// What a reader makes of a stream: one entry for each event, then where it ended. Two ways of cutting the same stream
/// must have the same transcript.
inline std::vector<std::string> frameTranscriptOf(const Portions &portions, const websocket::ReaderRules &rules = {})
{
    using Kind = websocket::FrameReader::Kind;
    std::vector<std::string> transcript;
    websocket::FrameReader reader;
    for (const std::string_view portion : portions) {
        // A buffer of its own for each: views into an earlier one would be found by the sanitizers.
        std::vector<char> buffer(portion.begin(), portion.end());
        std::span<char> input(buffer);
        for (;;) {
            const auto event = reader.next(input, rules);
            if (event.kind == Kind::NeedsMore)
                break;
            transcript.push_back(describe(event));
            if (event.kind == Kind::Close || event.kind == Kind::Failed)
                return transcript;
        }
    }
    transcript.emplace_back(reader.isAtRest() ? "at rest" : "ended inside a message");
    return transcript;
}

} // namespace opsroom::test
