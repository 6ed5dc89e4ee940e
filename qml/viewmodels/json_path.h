#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QString>
#include <QtCore/QStringList>

#include <optional>

namespace opsroom::viewmodels {

/// A place in a JSON object: names and places of elements between dots, such as `counterparty.country` or `legs.0.amount`.
///
/// Limits: kMostSteps steps, kMostLength characters.
class JsonPath
{
public:
    static constexpr qsizetype kMostSteps = 8;
    static constexpr qsizetype kMostLength = 200;

    /// \returns nothing for what is no path; an empty text is the path to nothing.
    [[nodiscard]] static std::optional<JsonPath> parse(const QString &text);

    [[nodiscard]] bool isEmpty() const { return m_steps.isEmpty(); }
    [[nodiscard]] QString text() const { return m_steps.join(u'.'); }
    /// A text as it is, anything else as it is written, numbers with every digit; empty if there is nothing there.
    [[nodiscard]] QString valueIn(const QByteArray &json) const;

private:
    QStringList m_steps;
};

} // namespace opsroom::viewmodels
