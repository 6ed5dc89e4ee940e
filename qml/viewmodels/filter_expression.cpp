#include "qml/viewmodels/filter_expression.h"

#include <QtCore/QCoreApplication>

#include <algorithm>

namespace opsroom::viewmodels {

namespace {

Failure<Error> refusal(const char *why)
{
    return Failure(Error(ErrorCode::BadRequest, QCoreApplication::translate("FilterExpression", why).toStdString()));
}

} // namespace

Result<QStringList> splitFilterText(const QString &text)
{
    QStringList tokens;
    QString token;
    bool isQuoted = false;
    for (const QChar c : text) {
        if (c.isSpace() && !isQuoted) {
            if (!token.isEmpty())
                tokens.append(std::exchange(token, {}));
            continue;
        }
        if (c == u'"')
            isQuoted = !isQuoted;
        token.append(c);
    }
    if (isQuoted)
        return refusal(QT_TRANSLATE_NOOP("FilterExpression", "A quotation mark is missing"));
    if (!token.isEmpty())
        tokens.append(token);
    return tokens;
}

Result<FilterExpression> FilterExpression::parse(const QString &text)
{
    if (text.size() > kMostLength)
        return refusal(QT_TRANSLATE_NOOP("FilterExpression", "The filter is too long"));
    const Result<QStringList> texts = splitFilterText(text);
    if (!texts)
        return Failure(texts.error());
    if (texts->size() > kMostTokens)
        return refusal(QT_TRANSLATE_NOOP("FilterExpression", "The filter has too many conditions"));
    FilterExpression expression;
    for (const QString &tokenText : *texts) {
        Result<FilterToken> token = FilterToken::parse(tokenText);
        if (!token)
            return Failure(token.error());
        expression.m_tokens.append(std::move(*token));
    }
    return expression;
}

bool FilterExpression::matches(const FilterSubject &subject) const
{
    return std::ranges::all_of(m_tokens, [&subject](const FilterToken &token) { return token.matches(subject); });
}

QString FilterExpression::text() const
{
    QStringList texts;
    for (const FilterToken &token : m_tokens)
        texts.append(token.text());
    return texts.join(u' ');
}

} // namespace opsroom::viewmodels
