#pragma once

#include "core/protocol/json/value.h"

#include <string>
#include <string_view>

namespace opsroom::contract {

/// Free text of a payload: a view of the payload's bytes, or memory of its own where they hold escapes.
///
/// Lifetime: that of the JSON text.
class PayloadText
{
public:
    /// Empty, which also stands for a member that is absent.
    PayloadText() = default;
    /// Precondition: \a value is a string.
    explicit PayloadText(json::Value value)
    {
        if (const auto plain = value.plainString())
            m_plain = *plain;
        else
            m_unescaped = value.string();
    }

    [[nodiscard]] std::string_view view() const { return m_unescaped.empty() ? m_plain : m_unescaped; }
    [[nodiscard]] bool isEmpty() const { return view().empty(); }

private:
    std::string_view m_plain;
    std::string m_unescaped; ///< never empty for a text with escapes: each stands for a character
};

} // namespace opsroom::contract
