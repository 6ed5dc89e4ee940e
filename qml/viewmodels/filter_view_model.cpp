#include "qml/viewmodels/filter_view_model.h"

#include "qml/viewmodels/settings_view_model.h"

#include <algorithm>

namespace opsroom::viewmodels {

FilterViewModel::FilterViewModel(QString page, SettingsViewModel &settings, QObject *parent)
    : QObject(parent), m_page(std::move(page)), m_settings(settings)
{
    for (const QString &line : settings.savedFilters(m_page).mid(0, kMostSaved))
        m_saved.append({line.section(u'\t', 0, 0), line.section(u'\t', 1)});
}

void FilterViewModel::setText(const QString &text)
{
    if (m_text == text)
        return;
    m_text = text;
    Result<FilterExpression> expression = FilterExpression::parse(text);
    m_error = expression ? QString() : QString::fromStdString(expression.error().detail);
    Q_EMIT textChanged();
    if (!expression || expression->text() == m_expression.text())
        return;
    m_expression = std::move(*expression);
    Q_EMIT expressionChanged();
}

QStringList FilterViewModel::chips() const
{
    QStringList texts;
    for (const FilterToken &token : m_expression.tokens())
        texts.append(token.text());
    return texts;
}

QStringList FilterViewModel::savedNames() const
{
    QStringList names;
    for (const Saved &saved : m_saved)
        names.append(saved.name);
    return names;
}

void FilterViewModel::addToken(const QString &token)
{
    QStringList texts = chips();
    if (!texts.contains(token))
        texts.append(token);
    setText(texts.join(u' '));
}

void FilterViewModel::removeChip(int index)
{
    QStringList texts = chips();
    if (index < 0 || index >= texts.size())
        return;
    texts.removeAt(index);
    setText(texts.join(u' '));
}

void FilterViewModel::editChip(int index, const QString &token)
{
    QStringList texts = chips();
    if (index < 0 || index >= texts.size())
        return;
    texts[index] = token.trimmed();
    texts.removeAll(QString());
    setText(texts.join(u' '));
}

bool FilterViewModel::save(const QString &name)
{
    const QString plain = name.simplified();
    if (plain.isEmpty() || m_expression.isEmpty())
        return false;
    const auto same = std::ranges::find(m_saved, plain, &Saved::name);
    if (same != m_saved.end())
        same->text = m_expression.text();
    else if (m_saved.size() < kMostSaved)
        m_saved.append({plain, m_expression.text()});
    else
        return false;
    store();
    return true;
}

void FilterViewModel::applySaved(int index)
{
    if (index >= 0 && index < m_saved.size())
        setText(m_saved[index].text);
}

void FilterViewModel::removeSaved(int index)
{
    if (index < 0 || index >= m_saved.size())
        return;
    m_saved.removeAt(index);
    store();
}

void FilterViewModel::store()
{
    QStringList lines;
    for (const Saved &saved : std::as_const(m_saved))
        lines.append(saved.name + u'\t' + saved.text);
    m_settings.setSavedFilters(m_page, lines);
    Q_EMIT savedChanged();
}

} // namespace opsroom::viewmodels
