#include "core/protocol/json/indexer.h"

#include "core/protocol/json/unescape.h"

#include <algorithm>
#include <array>

namespace opsroom::json {

namespace {

constexpr std::array<bool, 256> plainTable()
{
    std::array<bool, 256> table{};
    for (std::size_t c = 0x20; c < table.size(); ++c)
        table[c] = c != '"' && c != '\\';
    return table;
}

/// Bytes that stand for themselves inside a string; UTF-8 was checked before.
constexpr std::array<bool, 256> kPlain = plainTable();

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

} // namespace

Indexer::Indexer(Document &document, const Limits &limits)
    : m_document(document), m_limits(limits), m_text(document.m_text)
{}

bool Indexer::fail(std::string_view fault)
{
    m_fault = fault;
    return false;
}

void Indexer::skipSpace()
{
    while (!atEnd() && (peek() == ' ' || peek() == '\n' || peek() == '\r' || peek() == '\t'))
        ++m_at;
}

bool Indexer::run()
{
    while (m_expect != Expect::Nothing) {
        skipSpace();
        if (atEnd())
            return fail("text ends inside a value");
        if (!step())
            return false;
    }
    skipSpace();
    return atEnd() || fail("text goes on behind the value");
}

bool Indexer::step()
{
    const char c = peek();
    switch (m_expect) {
    case Expect::ValueOrEnd:
        if (c == ']')
            return close();
        return value();
    case Expect::Value:
        return value();
    case Expect::NameOrEnd:
        if (c == '}')
            return close();
        return name();
    case Expect::Name:
        return name();
    case Expect::CommaOrEnd: {
        const bool inObject = m_document.m_nodes[m_document.m_open.back()].type == Type::Object;
        if (c == ',') {
            ++m_at;
            m_expect = inObject ? Expect::Name : Expect::Value;
            return true;
        }
        if (c == (inObject ? '}' : ']'))
            return close();
        return fail("expected a comma or the end");
    }
    case Expect::Nothing:
        break;
    }
    return fail("unexpected byte");
}

bool Indexer::value()
{
    if (peek() == '{')
        return open(Type::Object);
    if (peek() == '[')
        return open(Type::Array);
    return scalar() && afterValue();
}

bool Indexer::open(Type type)
{
    auto &nodes = m_document.m_nodes;
    if (m_document.m_open.size() >= m_limits.depth)
        return fail("nested too deeply");
    m_document.m_open.push_back(static_cast<std::uint32_t>(nodes.size()));
    nodes.push_back({static_cast<std::uint32_t>(m_at), 0, 0, type, false});
    ++m_at;
    m_expect = type == Type::Object ? Expect::NameOrEnd : Expect::ValueOrEnd;
    return true;
}

bool Indexer::close()
{
    auto &nodes = m_document.m_nodes;
    const std::uint32_t index = m_document.m_open.back();
    m_document.m_open.pop_back();
    ++m_at;
    nodes[index].end = static_cast<std::uint32_t>(m_at);
    nodes[index].next = static_cast<std::uint32_t>(nodes.size());
    if (nodes[index].type == Type::Object && !namesAreUnique(index))
        return false;
    return afterValue();
}

bool Indexer::afterValue()
{
    m_expect = m_document.m_open.empty() ? Expect::Nothing : Expect::CommaOrEnd;
    return true;
}

bool Indexer::name()
{
    if (peek() != '"')
        return fail("expected a member name");
    if (!string())
        return false;
    skipSpace();
    if (atEnd() || peek() != ':')
        return fail("expected a colon");
    ++m_at;
    m_expect = Expect::Value;
    return true;
}

bool Indexer::scalar()
{
    switch (peek()) {
    case '"':
        return string();
    case 't':
        return literal("true", Type::True);
    case 'f':
        return literal("false", Type::False);
    case 'n':
        return literal("null", Type::Null);
    default:
        return number();
    }
}

bool Indexer::literal(std::string_view word, Type type)
{
    if (m_text.substr(m_at, word.size()) != word)
        return fail("unknown word");
    const auto begin = static_cast<std::uint32_t>(m_at);
    m_at += word.size();
    auto &nodes = m_document.m_nodes;
    nodes.push_back(
        {begin, static_cast<std::uint32_t>(m_at), static_cast<std::uint32_t>(nodes.size() + 1), type, false});
    return true;
}

bool Indexer::string()
{
    const auto begin = static_cast<std::uint32_t>(m_at);
    bool hasEscapes = false;
    ++m_at;
    for (;;) {
        while (!atEnd() && kPlain[static_cast<std::uint8_t>(peek())])
            ++m_at;
        if (atEnd())
            return fail("text ends inside a string");
        if (peek() == '"')
            break;
        if (peek() != '\\')
            return fail("control character in a string");
        hasEscapes = true;
        if (!escape())
            return false;
    }
    ++m_at;
    auto &nodes = m_document.m_nodes;
    nodes.push_back({begin, static_cast<std::uint32_t>(m_at), static_cast<std::uint32_t>(nodes.size() + 1),
                     Type::String, hasEscapes});
    return true;
}

bool Indexer::escape()
{
    ++m_at;
    if (atEnd())
        return fail("text ends inside a string");
    const char c = peek();
    ++m_at;
    if (c != 'u')
        return std::string_view("\"\\/bfnrt").find(c) != std::string_view::npos || fail("unknown escape");

    unsigned unit = 0;
    if (!readCodeUnit(unit))
        return false;
    if (unit >= 0xdc00 && unit < 0xe000)
        return fail("lone surrogate");
    if (unit < 0xd800 || unit >= 0xe000)
        return true;
    if (m_text.substr(m_at, 2) != "\\u")
        return fail("lone surrogate");
    m_at += 2;
    if (!readCodeUnit(unit))
        return false;
    return (unit >= 0xdc00 && unit < 0xe000) || fail("lone surrogate");
}

bool Indexer::readCodeUnit(unsigned &unit)
{
    if (m_text.size() - m_at < 4)
        return fail("text ends inside a string");
    unit = 0;
    for (int i = 0; i < 4; ++i, ++m_at) {
        const char c = peek();
        unsigned digit = 0;
        if (isDigit(c))
            digit = static_cast<unsigned>(c - '0');
        else if (c >= 'a' && c <= 'f')
            digit = static_cast<unsigned>(c - 'a' + 10);
        else if (c >= 'A' && c <= 'F')
            digit = static_cast<unsigned>(c - 'A' + 10);
        else
            return fail("unknown escape");
        unit = unit * 16 + digit;
    }
    return true;
}

bool Indexer::number()
{
    const auto begin = static_cast<std::uint32_t>(m_at);
    if (peek() == '-')
        ++m_at;
    if (atEnd() || !isDigit(peek()))
        return fail("expected a value");
    if (peek() == '0')
        ++m_at;
    else if (!digits())
        return false;
    if (!atEnd() && peek() == '.') {
        ++m_at;
        if (!digits())
            return false;
    }
    if (!atEnd() && (peek() == 'e' || peek() == 'E')) {
        ++m_at;
        if (!atEnd() && (peek() == '+' || peek() == '-'))
            ++m_at;
        if (!digits())
            return false;
    }
    auto &nodes = m_document.m_nodes;
    nodes.push_back(
        {begin, static_cast<std::uint32_t>(m_at), static_cast<std::uint32_t>(nodes.size() + 1), Type::Number, false});
    return true;
}

bool Indexer::digits()
{
    if (atEnd() || !isDigit(peek()))
        return fail("expected a digit");
    while (!atEnd() && isDigit(peek()))
        ++m_at;
    return true;
}

bool Indexer::namesAreUnique(std::uint32_t object)
{
    const auto &nodes = m_document.m_nodes;
    const auto insideOf = [this](const Document::Node &node) {
        return m_text.substr(node.begin + 1, node.end - node.begin - 2);
    };

    std::size_t count = 0;
    bool anyEscapes = false;
    for (std::uint32_t at = object + 1; at < nodes[object].next; at = nodes[at + 1].next) {
        ++count;
        anyEscapes = anyEscapes || nodes[at].hasEscapes;
    }
    if (count > m_limits.members)
        return fail("too many members");

    // Comparing pairs needs no memory and wins for the objects that events are made of.
    constexpr std::size_t kPairwise = 16;
    if (count <= kPairwise && !anyEscapes) {
        for (std::uint32_t a = object + 1; a < nodes[object].next; a = nodes[a + 1].next) {
            for (std::uint32_t b = nodes[a + 1].next; b < nodes[object].next; b = nodes[b + 1].next) {
                if (insideOf(nodes[a]) == insideOf(nodes[b]))
                    return fail("member name used twice");
            }
        }
        return true;
    }

    std::vector<std::string> names;
    names.reserve(count);
    for (std::uint32_t at = object + 1; at < nodes[object].next; at = nodes[at + 1].next)
        names.push_back(nodes[at].hasEscapes ? unescape(insideOf(nodes[at])) : std::string(insideOf(nodes[at])));
    std::sort(names.begin(), names.end());
    return std::adjacent_find(names.begin(), names.end()) == names.end() || fail("member name used twice");
}

} // namespace opsroom::json
