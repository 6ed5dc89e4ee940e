#include "qml/viewmodels/filter_token.h"

#include <QtCore/QCoreApplication>

#include <algorithm>
#include <array>

namespace opsroom::viewmodels {

namespace {

struct FieldName
{
    QLatin1StringView name;
    FilterField field;
};

constexpr std::array kFieldNames{
    FieldName{QLatin1StringView("tenant"), FilterField::Tenant},
    FieldName{QLatin1StringView("status"), FilterField::Status},
    FieldName{QLatin1StringView("amount"), FilterField::Amount},
    FieldName{QLatin1StringView("unit"), FilterField::Unit},
    FieldName{QLatin1StringView("currency"), FilterField::Unit},
    FieldName{QLatin1StringView("tx"), FilterField::Transaction},
    FieldName{QLatin1StringView("id"), FilterField::Transaction},
    FieldName{QLatin1StringView("wallet"), FilterField::Wallet},
    FieldName{QLatin1StringView("party"), FilterField::Party},
    FieldName{QLatin1StringView("direction"), FilterField::Direction},
    FieldName{QLatin1StringView("kind"), FilterField::Kind},
    FieldName{QLatin1StringView("by"), FilterField::By},
    FieldName{QLatin1StringView("severity"), FilterField::Severity},
    FieldName{QLatin1StringView("sev"), FilterField::Severity},
    FieldName{QLatin1StringView("category"), FilterField::Category},
    FieldName{QLatin1StringView("user"), FilterField::User},
    FieldName{QLatin1StringView("role"), FilterField::Role},
    FieldName{QLatin1StringView("address"), FilterField::Address},
    FieldName{QLatin1StringView("agent"), FilterField::Agent},
    FieldName{QLatin1StringView("channel"), FilterField::Channel},
    FieldName{QLatin1StringView("transport"), FilterField::Transport},
    FieldName{QLatin1StringView("rtt"), FilterField::RoundTrip},
    FieldName{QLatin1StringView("queued"), FilterField::Queued},
    FieldName{QLatin1StringView("dropped"), FilterField::Dropped},
    FieldName{QLatin1StringView("sent"), FilterField::Sent},
};

/// Fields that a text without a name is looked for in.
constexpr std::array kTextFields{FilterField::Transaction, FilterField::Wallet, FilterField::Party,
                                 FilterField::Tenant,      FilterField::Kind,   FilterField::Category,
                                 FilterField::User,        FilterField::Role,   FilterField::Address,
                                 FilterField::Agent,       FilterField::Channel};

QString tr(const char *text)
{
    return QCoreApplication::translate("opsroom::viewmodels::FilterToken", text);
}

Failure<Error> refusal(const QString &why)
{
    return Failure(Error(ErrorCode::BadRequest, why.toStdString()));
}

std::optional<FilterField> fieldNamed(QStringView name)
{
    const auto found = std::ranges::find_if(
        kFieldNames, [name](const FieldName &row) { return name.compare(row.name, Qt::CaseInsensitive) == 0; });
    return found == kFieldNames.end() ? std::nullopt : std::optional(found->field);
}

/// Ids and words of a fixed list compare as a whole; what people and back ends write freely, by its pieces.
bool comparesWhole(FilterField field)
{
    constexpr std::array kByPieces{FilterField::Party,   FilterField::Kind,  FilterField::Role,
                                   FilterField::Address, FilterField::Agent, FilterField::Channel};
    return std::ranges::find(kByPieces, field) == kByPieces.end();
}

bool isFigure(FilterField field)
{
    return field >= FilterField::RoundTrip;
}

} // namespace

Result<FilterToken> FilterToken::parse(const QString &text)
{
    FilterToken token;
    token.m_text = text;
    QString rest = text;
    if (rest.size() > 1 && rest.startsWith(u'-')) {
        token.m_isNegated = true;
        rest.remove(0, 1);
    }
    const qsizetype quote = rest.indexOf(u'"');
    qsizetype at = 0;
    while (at < rest.size() && at != quote && !QStringLiteral(":<>=").contains(rest[at]))
        ++at;
    if (at < rest.size() && at != quote && at > 0) {
        const QString name = rest.left(at);
        token.m_field = fieldNamed(name);
        if (!token.m_field)
            return refusal(tr("There is no field “%1”").arg(name));
        const bool hasEquals = at + 1 < rest.size() && rest[at + 1] == u'=';
        if (rest[at] == u'<')
            token.m_operator = hasEquals ? Operator::AtMost : Operator::Less;
        else if (rest[at] == u'>')
            token.m_operator = hasEquals ? Operator::AtLeast : Operator::More;
        rest.remove(0, at + 1 + (hasEquals && token.m_operator != Operator::Is ? 1 : 0));
    }
    if (const Result<void> read = token.readValues(rest); !read)
        return Failure(read.error());
    return token;
}

Result<void> FilterToken::readValues(const QString &values)
{
    QString value;
    bool isQuoted = false;
    for (const QChar c : values) {
        if (c == u'"') {
            isQuoted = !isQuoted;
        } else if (c == u',' && !isQuoted && m_field) {
            m_values.append(std::exchange(value, {}));
        } else {
            value.append(c);
        }
    }
    m_values.append(value);
    if (m_values.contains(QString()))
        return refusal(tr("“%1” has no value").arg(m_text));
    const bool isOrdered = m_field
                           && (m_field == FilterField::Amount || m_field == FilterField::Severity
                               || isFigure(*m_field));
    if (m_operator != Operator::Is && !isOrdered)
        return refusal(tr("“%1”: only amounts, severities and figures have a more and a less").arg(m_text));
    if (isOrdered && m_values.size() > 1)
        return refusal(tr("“%1” takes one value").arg(m_text));
    if (m_field == FilterField::Amount) {
        const auto amount = contract::Decimal::fromText(m_values.first().toStdString());
        if (!amount)
            return refusal(tr("“%1” is no amount; write it like 1234.50").arg(m_values.first()));
        m_amount = *amount;
    } else if (m_field == FilterField::Severity) {
        const auto severity = contract::severityOf(m_values.first().toLower().toStdString());
        if (!severity)
            return refusal(tr("“%1” is no severity: info, low, medium, high or critical").arg(m_values.first()));
        m_severity = *severity;
    } else if (m_field && isFigure(*m_field)) {
        bool isNumber = false;
        m_figure = m_values.first().toDouble(&isNumber);
        if (!isNumber)
            return refusal(tr("“%1” is no number").arg(m_values.first()));
    }
    for (const QString &text : std::as_const(m_values))
        m_matchers.append(QStringMatcher(text, Qt::CaseInsensitive));
    return {};
}

template <class Value>
bool FilterToken::compares(const Value &value, const Value &bound) const
{
    switch (m_operator) {
    case Operator::Is:
        return value == bound;
    case Operator::Less:
        return value < bound;
    case Operator::AtMost:
        return value <= bound;
    case Operator::More:
        return value > bound;
    case Operator::AtLeast:
        return value >= bound;
    }
    return false;
}

bool FilterToken::matchesPlain(const FilterSubject &subject) const
{
    if (m_field == FilterField::Amount) {
        const contract::Decimal *amount = subject.amount();
        return amount != nullptr && compares(*amount, m_amount);
    }
    if (m_field == FilterField::Severity) {
        const auto severity = subject.severity();
        return severity && compares(*severity, m_severity);
    }
    if (m_field && isFigure(*m_field)) {
        const auto figure = subject.figure(*m_field);
        return figure && compares(*figure, m_figure);
    }
    return matchesText(subject);
}

bool FilterToken::matchesText(const FilterSubject &subject) const
{
    if (!m_field) {
        return std::ranges::any_of(kTextFields, [this, &subject](FilterField field) {
            const QStringView text = subject.text(field);
            return !text.isEmpty() && m_matchers.first().indexIn(text.data(), text.size()) >= 0;
        });
    }
    const QStringView text = subject.text(*m_field);
    if (comparesWhole(*m_field)) {
        return std::ranges::any_of(
            m_values, [text](const QString &value) { return text.compare(value, Qt::CaseInsensitive) == 0; });
    }
    return std::ranges::any_of(
        m_matchers, [text](const QStringMatcher &matcher) { return matcher.indexIn(text.data(), text.size()) >= 0; });
}

} // namespace opsroom::viewmodels
