#pragma once

#include "core/protocol/json/document.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace opsroom::json {

struct Member;

/// A value inside a Document: where it lies and what it is. Cheap to copy.
///
/// Thread and lifetime: those of its document. A default-constructed value is absent: it is of no type, equals nothing
/// and has no members; asking for its raw() text or its type() is a programming error.
class Value
{
public:
    Value() = default;

    [[nodiscard]] bool isPresent() const { return m_document != nullptr; }
    [[nodiscard]] Type type() const { return node().type; }
    [[nodiscard]] bool is(Type type) const { return isPresent() && node().type == type; }
    [[nodiscard]] bool isObject() const { return is(Type::Object); }
    [[nodiscard]] bool isArray() const { return is(Type::Array); }
    [[nodiscard]] bool isString() const { return is(Type::String); }
    [[nodiscard]] bool isNumber() const { return is(Type::Number); }
    [[nodiscard]] bool isNull() const { return is(Type::Null); }

    /// The bytes of the text, quotes and brackets included.
    [[nodiscard]] std::string_view raw() const;

    /// Text of a string, unescaped. Precondition: isString().
    [[nodiscard]] std::string string() const;
    /// Text of a string without copying; nothing if it has to be unescaped. Precondition: isString().
    [[nodiscard]] std::optional<std::string_view> plainString() const;
    /// Compares a string after unescaping. \returns false for a value that is no string.
    [[nodiscard]] bool equals(std::string_view text) const;
    /// A number written as an integer (no fraction, no exponent) within the range of the type; nothing otherwise.
    [[nodiscard]] std::optional<std::int64_t> integer() const;
    [[nodiscard]] std::optional<bool> boolean() const;

    /// Member of an object by its unescaped name; absent if there is none or this is no object.
    [[nodiscard]] Value find(std::string_view name) const;

    class ElementIterator;
    class MemberIterator;
    template <class Iterator>
    struct Range
    {
        Iterator first;
        Iterator last;
        [[nodiscard]] Iterator begin() const { return first; }
        [[nodiscard]] Iterator end() const { return last; }
    };
    /// Elements of an array in order; empty for any other type.
    [[nodiscard]] Range<ElementIterator> elements() const;
    /// Members of an object in order; empty for any other type.
    [[nodiscard]] Range<MemberIterator> members() const;
    [[nodiscard]] std::size_t elementCount() const;

private:
    friend class Document;
    Value(const Document *document, std::uint32_t index) : m_document(document), m_index(index) {}
    [[nodiscard]] const Document::Node &node() const { return m_document->m_nodes[m_index]; }
    [[nodiscard]] std::uint32_t nextIndex() const { return node().next; }

    const Document *m_document = nullptr;
    std::uint32_t m_index = 0;
};

struct Member
{
    Value name;
    Value value;
};

class Value::ElementIterator
{
public:
    ElementIterator(const Document *document, std::uint32_t index) : m_value(document, index) {}
    Value operator*() const { return m_value; }
    ElementIterator &operator++()
    {
        m_value.m_index = m_value.nextIndex();
        return *this;
    }
    bool operator==(const ElementIterator &other) const { return m_value.m_index == other.m_value.m_index; }

private:
    Value m_value;
};

class Value::MemberIterator
{
public:
    MemberIterator(const Document *document, std::uint32_t index) : m_document(document), m_index(index) {}
    Member operator*() const { return {Value(m_document, m_index), Value(m_document, m_index + 1)}; }
    MemberIterator &operator++()
    {
        m_index = Value(m_document, m_index + 1).nextIndex();
        return *this;
    }
    bool operator==(const MemberIterator &other) const { return m_index == other.m_index; }

private:
    const Document *m_document;
    std::uint32_t m_index;
};

} // namespace opsroom::json
