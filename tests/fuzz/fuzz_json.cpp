#include "core/protocol/json/document.h"
#include "core/protocol/json/utf8.h"
#include "core/protocol/json/value.h"
#include "core/protocol/json/writer.h"
#include "tests/fuzz/fuzz_target.h"

#include <simdjson.h>

namespace json = opsroom::json;
using opsroom::fuzz::require;

namespace {

/// Another parser agrees, apart from what we refuse beyond the grammar and from numbers it cannot represent.
void compareWithSimdjson(std::string_view text, const opsroom::Result<json::Value> &ours)
{
    simdjson::dom::parser parser;
    const simdjson::error_code theirs = parser.parse(text.data(), text.size()).error();
    if (ours) {
        require(theirs == simdjson::SUCCESS || theirs == simdjson::NUMBER_ERROR, "what we accept is JSON");
        return;
    }
    bool beyondGrammar = false;
    for (const std::string_view fault :
         {"nested too deeply", "too many members", "member name used twice", "lone surrogate"})
        beyondGrammar = beyondGrammar || ours.error().detail.find(fault) != std::string::npos;
    require(theirs != simdjson::SUCCESS || beyondGrammar, "what we refuse is not JSON");
}

/// Writes \a value anew, with its strings unescaped and escaped again.
void rebuild(json::Writer &writer, json::Value value)
{
    if (value.isObject()) {
        writer.beginObject();
        for (const json::Member member : value.members()) {
            writer.name(member.name.string());
            rebuild(writer, member.value);
        }
        writer.endObject();
    } else if (value.isArray()) {
        writer.beginArray();
        for (const json::Value element : value.elements())
            rebuild(writer, element);
        writer.endArray();
    } else if (value.isString()) {
        writer.value(value.string());
    } else {
        writer.raw(value.raw());
    }
}

void requireEqual(json::Value a, json::Value b)
{
    require(a.type() == b.type(), "a rebuilt value keeps its type");
    if (a.isString()) {
        require(json::isUtf8(a.string()), "an unescaped string is UTF-8");
        require(b.equals(a.string()), "a rebuilt string keeps its text");
        require(!a.plainString() || *a.plainString() == a.string(), "a plain string is its text");
    } else if (a.isArray()) {
        require(a.elementCount() == b.elementCount(), "a rebuilt array keeps its length");
        auto other = b.elements().begin();
        for (const json::Value element : a.elements()) {
            requireEqual(element, *other);
            ++other;
        }
    } else if (a.isObject()) {
        for (const json::Member member : a.members()) {
            const json::Value other = b.find(member.name.string());
            require(other.isPresent(), "a rebuilt object keeps its members");
            requireEqual(member.value, other);
        }
    } else {
        require(a.raw() == b.raw(), "a rebuilt scalar keeps its bytes");
        const auto integer = a.integer();
        require(!integer || *integer == 0 || std::to_string(*integer) == a.raw(), "an integer is what was written");
    }
}

} // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const std::string_view text = opsroom::fuzz::textOf(data, size);
    json::Document document;
    const auto value = document.parse(text);
    compareWithSimdjson(text, value);
    if (!value)
        return 0;

    std::string rebuilt;
    json::Writer writer(rebuilt);
    rebuild(writer, *value);
    json::Document second;
    const auto again = second.parse(rebuilt);
    require(again.has_value(), "a rebuilt text is JSON");
    requireEqual(*value, *again);
    return 0;
}
