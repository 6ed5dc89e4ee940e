#pragma once

#include "core/base/result.h"
#include "qml/viewmodels/filter_subject.h"

#include <QtCore/QList>
#include <QtCore/QString>
#include <QtCore/QStringMatcher>

#include <optional>

namespace opsroom::viewmodels {

/// One condition of a filter, compiled: `tenant:acme`, `-status:failed,rejected`, `amount>=10000`, `"late payment"`.
///
/// Text compares without regard to case; an amount compares exactly, and only where its scale is known.
class FilterToken
{
public:
    /// \param text one token, without blanks outside its quotes.
    /// \returns BadRequest with a sentence for the operator.
    [[nodiscard]] static Result<FilterToken> parse(const QString &text);

    [[nodiscard]] bool matches(const FilterSubject &subject) const { return matchesPlain(subject) != m_isNegated; }
    /// As it is written in the filter's text.
    [[nodiscard]] QString text() const { return m_text; }

private:
    enum class Operator : std::uint8_t { Is, Less, AtMost, More, AtLeast };

    [[nodiscard]] bool matchesPlain(const FilterSubject &subject) const;
    [[nodiscard]] bool matchesText(const FilterSubject &subject) const;
    template <class Value>
    [[nodiscard]] bool compares(const Value &value, const Value &bound) const;
    [[nodiscard]] Result<void> readValues(const QString &values);

    QString m_text;
    std::optional<FilterField> m_field; ///< absent: text anywhere
    Operator m_operator = Operator::Is;
    bool m_isNegated = false;
    QStringList m_values; ///< any of them
    QList<QStringMatcher> m_matchers;
    contract::Decimal m_amount;
    double m_figure = 0;
    contract::Severity m_severity = contract::Severity::Info;
};

} // namespace opsroom::viewmodels
