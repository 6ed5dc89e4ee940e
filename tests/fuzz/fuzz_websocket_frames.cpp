#include "tests/fuzz/fuzz_target.h"
#include "tests/support/frame_transcript.h"

namespace websocket = opsroom::websocket;
using opsroom::fuzz::require;

namespace {

/// Small enough for short inputs to reach each of them.
constexpr websocket::ReaderRules kRules{.messageBytes = 200, .fragments = 4, .mayCompress = false};
constexpr websocket::ReaderRules kDeflateRules{.messageBytes = 200, .fragments = 4, .mayCompress = true};

void checkPortions(std::string_view stream, std::string_view sizes, const websocket::ReaderRules &rules)
{
    using namespace opsroom::test;
    const auto whole = frameTranscriptOf({stream}, rules);
    require(frameTranscriptOf(cut(stream, sizes), rules) == whole, "portions change nothing");
    require(frameTranscriptOf(cutIntoBytes(stream), rules) == whole, "single bytes change nothing");
}

void checkBounds(std::string_view stream)
{
    websocket::FrameReader reader;
    for (const char byte : stream) {
        std::array<char, 1> buffer{byte};
        std::span<char> input(buffer);
        const auto event = reader.next(input, kRules);
        require(input.empty() || event.kind == websocket::FrameReader::Kind::NeedsMore, "a byte is read");
        require(reader.heldBytes() <= kRules.messageBytes, "no more is held than a message may have");
        require(event.payload.size() <= kRules.messageBytes, "no message is longer than it may be");
        if (event.kind == websocket::FrameReader::Kind::Text)
            require(websocket::isUtf8(event.payload), "text is UTF-8");
        if (event.kind == websocket::FrameReader::Kind::Close || event.kind == websocket::FrameReader::Kind::Failed)
            return;
    }
}

} // namespace

/// Input: a line whose bytes are the sizes of the portions in which the stream behind it arrives.
int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const std::string_view input = opsroom::fuzz::textOf(data, size);
    const std::size_t lineEnd = input.find('\n');
    if (lineEnd == std::string_view::npos)
        return 0;
    const std::string_view stream = input.substr(lineEnd + 1);
    checkPortions(stream, input.substr(0, lineEnd), kRules);
    checkPortions(stream, input.substr(0, lineEnd), kDeflateRules);
    checkBounds(stream);
    return 0;
}
