#include "core/protocol/json/value.h"

#include "core/protocol/json/unescape.h"

#include <charconv>

namespace opsroom::json {

std::string_view Value::raw() const
{
    return m_document->m_text.substr(node().begin, node().end - node().begin);
}

std::optional<std::string_view> Value::plainString() const
{
    if (node().hasEscapes)
        return {};
    return raw().substr(1, raw().size() - 2);
}

std::string Value::string() const
{
    const std::string_view inside = raw().substr(1, raw().size() - 2);
    return node().hasEscapes ? unescape(inside) : std::string(inside);
}

bool Value::equals(std::string_view text) const
{
    if (!isString())
        return false;
    if (const auto plain = plainString())
        return *plain == text;
    return string() == text;
}

std::optional<std::int64_t> Value::integer() const
{
    if (!isNumber())
        return {};
    const std::string_view digits = raw();
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    // from_chars stops at '.', 'e' and 'E', which the grammar allows only behind the integer part.
    if (error != std::errc() || end != digits.data() + digits.size())
        return {};
    return number;
}

std::optional<bool> Value::boolean() const
{
    if (is(Type::True))
        return true;
    if (is(Type::False))
        return false;
    return {};
}

Value Value::find(std::string_view name) const
{
    for (const Member member : members()) {
        if (member.name.equals(name))
            return member.value;
    }
    return {};
}

Value::Range<Value::ElementIterator> Value::elements() const
{
    if (!isArray())
        return {{m_document, m_index}, {m_document, m_index}};
    return {{m_document, m_index + 1}, {m_document, nextIndex()}};
}

Value::Range<Value::MemberIterator> Value::members() const
{
    if (!isObject())
        return {{m_document, m_index}, {m_document, m_index}};
    return {{m_document, m_index + 1}, {m_document, nextIndex()}};
}

std::size_t Value::elementCount() const
{
    std::size_t count = 0;
    for (const Value element : elements()) {
        static_cast<void>(element);
        ++count;
    }
    return count;
}

} // namespace opsroom::json
