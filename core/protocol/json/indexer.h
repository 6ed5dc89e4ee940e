#pragma once

#include "core/protocol/json/document.h"

#include <string>

namespace opsroom::json {

/// One pass of Document::parse: checks the grammar and fills the document's nodes.
///
/// Iterative, so that depth costs no stack; stops at the first fault.
class Indexer
{
public:
    Indexer(Document &document, const Limits &limits);

    /// \returns whether the text is valid; if not, fault() and offset() say why.
    [[nodiscard]] bool run();
    [[nodiscard]] std::string_view fault() const { return m_fault; }
    [[nodiscard]] std::size_t offset() const { return m_at; }

private:
    enum class Expect : std::uint8_t { Value, ValueOrEnd, Name, NameOrEnd, CommaOrEnd, Nothing };

    bool fail(std::string_view fault);
    void skipSpace();
    bool step();
    bool value();
    bool open(Type type);
    bool close();
    bool afterValue();
    bool name();
    bool scalar();
    bool string();
    bool escape();
    bool readCodeUnit(unsigned &unit);
    bool number();
    bool digits();
    bool literal(std::string_view word, Type type);
    bool namesAreUnique(std::uint32_t object);

    [[nodiscard]] bool atEnd() const { return m_at >= m_text.size(); }
    [[nodiscard]] char peek() const { return m_text[m_at]; }

    Document &m_document;
    const Limits m_limits;
    const std::string_view m_text;
    std::size_t m_at = 0;
    Expect m_expect = Expect::Value;
    std::string_view m_fault;
};

} // namespace opsroom::json
