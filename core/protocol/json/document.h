#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <string_view>
#include <vector>

namespace opsroom::json {

class Value;

/// What a text may hold beyond the grammar of RFC 8259.
struct Limits
{
    std::uint32_t depth = 32;     ///< nesting of arrays and objects
    std::uint32_t members = 1000; ///< of one object
};

enum class Type : std::uint8_t { Null, False, True, Number, String, Array, Object };

/// Validates a JSON text once and remembers where each value lies, so that values travel on as the bytes that came in:
/// numbers of any size and decimal text are never rebuilt.
///
/// Strict: the whole text is one value (RFC 8259, UTF-8 without a byte order mark); member names of an object are
/// unique after unescaping; lone surrogates in escapes are refused, and so is what exceeds the limits.
///
/// Thread: one thread. Ownership: views the text, which must outlive the document and its values; parsing again reuses
/// the memory and ends the life of earlier values. Limits: 16 bytes per value of the text.
class Document
{
public:
    /// \returns the outermost value, or BadRequest with what is wrong and at which byte.
    [[nodiscard]] Result<Value> parse(std::string_view text, const Limits &limits = {});

private:
    friend class Value;
    friend class Indexer;

    struct Node
    {
        std::uint32_t begin = 0;
        std::uint32_t end = 0;  ///< one past the last byte
        std::uint32_t next = 0; ///< node after this value and all within it
        Type type = Type::Null;
        bool hasEscapes = false; ///< of a string
    };

    std::string_view m_text;
    std::vector<Node> m_nodes; ///< in the order of the text; a member is its name's node, then its value's
    std::vector<std::uint32_t> m_open;
};

} // namespace opsroom::json
