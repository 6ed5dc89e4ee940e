#pragma once

#include "qml/viewmodels/filter_token.h"

namespace opsroom::viewmodels {

/// A filter as the operator types it: tokens between blanks, all of which must hold. Compiled once, asked often.
///
/// Limits: kMostTokens tokens, kMostLength characters.
class FilterExpression
{
public:
    static constexpr qsizetype kMostTokens = 32;
    static constexpr qsizetype kMostLength = 2'000;

    /// \returns BadRequest with a sentence for the operator that names the token.
    [[nodiscard]] static Result<FilterExpression> parse(const QString &text);

    [[nodiscard]] bool isEmpty() const { return m_tokens.isEmpty(); }
    [[nodiscard]] bool matches(const FilterSubject &subject) const;
    [[nodiscard]] const QList<FilterToken> &tokens() const { return m_tokens; }
    /// The tokens with one blank between them.
    [[nodiscard]] QString text() const;

private:
    QList<FilterToken> m_tokens;
};

/// Cuts a text at the blanks outside of quotes. \returns BadRequest for a quote that does not end.
[[nodiscard]] Result<QStringList> splitFilterText(const QString &text);

} // namespace opsroom::viewmodels
