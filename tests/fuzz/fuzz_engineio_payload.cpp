#include "core/protocol/engineio/payload.h"
#include "tests/fuzz/fuzz_target.h"

namespace engineio = opsroom::engineio;
using opsroom::fuzz::require;

/// A payload that was read to its end and written again is the same payload, byte for byte.
int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const std::string_view body = opsroom::fuzz::textOf(data, size);
    std::string rewritten;
    std::size_t announced = 0;
    engineio::PayloadWriter writer(rewritten);
    engineio::PayloadReader reader(body);
    while (const auto packet = reader.next()) {
        if (packet->isBinary) {
            require(packet->type == engineio::PacketType::Message, "a binary packet is a message");
            writer.appendBinary(packet->data);
            announced += engineio::PayloadWriter::sizeOfBinary(packet->data.size());
        } else {
            const std::string text = static_cast<char>(packet->type) + std::string(packet->data);
            writer.appendText(text);
            announced += engineio::PayloadWriter::sizeOfText(text.size());
        }
    }
    require(!reader.next(), "the end of a payload stays its end");
    require(rewritten.size() <= announced, "packets add no more than they announce");
    if (reader.isMalformed())
        require(rewritten.empty() || body.starts_with(rewritten), "what comes before a fault is kept");
    else
        require(rewritten == body, "a payload has one spelling");
    return 0;
}
