#include "qml/viewmodels/filter_view_model.h"

#include "qml/viewmodels/settings_view_model.h"

#include <algorithm>

namespace opsroom::viewmodels {

namespace {
const QString kDefault = QStringLiteral("default");
}

FilterViewModel::FilterViewModel(QString page, SettingsViewModel &settings, QObject *parent)
    : QObject(parent), m_page(std::move(page)), m_settings(settings)
{
    for (const QString &line : settings.savedFilters(m_page).mid(0, kMostSaved))
        m_saved.append({line.section(u'\t', 0, 0), line.section(u'\t', 1, 1), line.section(u'\t', 2) == kDefault});
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

bool FilterViewModel::save(const QString &name, bool isDefault)
{
    const QString plain = name.simplified();
    if (plain.isEmpty() || m_expression.isEmpty())
        return false;
    const auto same = std::ranges::find(m_saved, plain, &Saved::name);
    const bool isKnown = same != m_saved.end();
    if (!isKnown && m_saved.size() >= kMostSaved)
        return false;
    if (isDefault)
        std::ranges::for_each(m_saved, [](Saved &saved) { saved.isDefault = false; });
    if (isKnown)
        *same = {plain, m_expression.text(), isDefault};
    else
        m_saved.append({plain, m_expression.text(), isDefault});
    store();
    return true;
}

void FilterViewModel::applySaved(int index)
{
    if (index >= 0 && index < m_saved.size())
        setText(m_saved[index].text);
}

int FilterViewModel::defaultIndex() const
{
    const auto found = std::ranges::find(m_saved, true, &Saved::isDefault);
    return found == m_saved.end() ? -1 : static_cast<int>(found - m_saved.begin());
}

void FilterViewModel::applyDefault()
{
    applySaved(defaultIndex());
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
        lines.append(saved.name + u'\t' + saved.text + (saved.isDefault ? u'\t' + kDefault : QString()));
    m_settings.setSavedFilters(m_page, lines);
    Q_EMIT savedChanged();
}

} // namespace opsroom::viewmodels
