#include "core/contract/text_rules.h"

#include "core/base/text_escape.h"

#include <cstdint>

namespace opsroom::contract {

namespace {

/// Notes what the sequence of several bytes at the start of \a text is.
void noteSequence(std::string_view text, std::size_t length, TextTraits &traits)
{
    const auto second = static_cast<std::uint8_t>(text[1]);
    if (length == 2)
        traits.hasControls |= text[0] == '\xc2' && second < 0xa0;
    if (length != 3 || text[0] != '\xe2')
        return;
    const auto third = static_cast<std::uint8_t>(text[2]);
    if (second == 0x80) {
        traits.hasSeparators |= third == 0xa8 || third == 0xa9;
        traits.hasDirectionOverrides |= third >= 0xaa && third <= 0xae;
    } else if (second == 0x81) {
        traits.hasDirectionOverrides |= third >= 0xa6 && third <= 0xa9;
    }
}

} // namespace

TextTraits traitsOfText(std::string_view text)
{
    TextTraits traits;
    for (std::size_t at = 0; at < text.size(); ++traits.characters) {
        const auto byte = static_cast<std::uint8_t>(text[at]);
        if (byte >= 0x80) {
            const std::size_t length = utf8SequenceLength(text, at);
            if (length == 0) {
                traits.isUtf8 = false;
                return traits;
            }
            noteSequence(text.substr(at), length, traits);
            at += length;
            continue;
        }
        if (byte == '\n' || byte == '\t')
            traits.hasLineControls = true;
        else if (byte < 0x20 || byte == 0x7f)
            traits.hasControls = true;
        ++at;
    }
    return traits;
}

} // namespace opsroom::contract
