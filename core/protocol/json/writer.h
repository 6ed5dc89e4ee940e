#pragma once

#include "core/base/text_escape.h"

#include <charconv>
#include <concepts>
#include <string>
#include <string_view>

namespace opsroom::json {

/// Appends one JSON object or array to a string, compact and in the order of the calls.
///
/// Text is escaped; raw slices are trusted to be valid JSON. The caller pairs begin and end.
/// Thread: one thread. Ownership: borrows the string.
class Writer
{
public:
    explicit Writer(std::string &out) : m_out(out) {}

    Writer &beginObject() { return open('{'); }
    Writer &endObject() { return close('}'); }
    Writer &beginArray() { return open('['); }
    Writer &endArray() { return close(']'); }

    Writer &name(std::string_view text)
    {
        separate();
        quote(text);
        m_out += ':';
        m_needsComma = false;
        return *this;
    }
    Writer &value(std::string_view text)
    {
        separate();
        quote(text);
        return *this;
    }
    Writer &value(const char *text) { return value(std::string_view(text)); }
    Writer &value(const std::string &text) { return value(std::string_view(text)); }
    Writer &value(bool flag) { return raw(flag ? "true" : "false"); }
    Writer &value(std::integral auto number)
    {
        char digits[24]; // NOLINT(modernize-avoid-c-arrays): to_chars writes into it
        const auto end = std::to_chars(std::begin(digits), std::end(digits), number).ptr;
        return raw({digits, static_cast<std::size_t>(end - digits)});
    }
    /// With three decimals: for figures such as milliseconds and rates, never for money.
    Writer &figure(double number);
    Writer &null() { return raw("null"); }
    /// A value that is JSON already.
    Writer &raw(std::string_view json)
    {
        separate();
        m_out += json;
        return *this;
    }

    template <class T>
    Writer &member(std::string_view memberName, const T &memberValue)
    {
        return name(memberName).value(memberValue);
    }
    Writer &rawMember(std::string_view memberName, std::string_view json) { return name(memberName).raw(json); }

private:
    void separate()
    {
        if (m_needsComma)
            m_out += ',';
        m_needsComma = true;
    }
    Writer &open(char bracket)
    {
        separate();
        m_out += bracket;
        m_needsComma = false;
        return *this;
    }
    Writer &close(char bracket)
    {
        m_out += bracket;
        m_needsComma = true;
        return *this;
    }
    void quote(std::string_view text)
    {
        m_out += '"';
        appendEscaped(m_out, text);
        m_out += '"';
    }

    std::string &m_out;
    bool m_needsComma = false;
};

} // namespace opsroom::json
