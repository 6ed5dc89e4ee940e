#include "qml/viewmodels/log_list_model.h"

#include "client/lib/json_text.h"
#include "core/base/log.h"
#include "core/protocol/json/value.h"
#include "qml/viewmodels/words.h"

namespace opsroom::viewmodels {

namespace {

QString textOf(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

QString valueText(json::Value value)
{
    return value.isString() ? QString::fromStdString(value.string()) : textOf(value.raw());
}

} // namespace

LogListModel::Line LogListModel::read(const QByteArray &text)
{
    const QByteArray cut = text.left(kMostLineLength);
    json::Document document;
    const auto entry = document.parse(client::viewOf(text));
    if (!entry || !entry->isObject())
        return {{}, Info, {}, QString::fromUtf8(cut), {}};
    Line line;
    QStringList fields;
    for (const json::Member member : entry->members()) {
        const std::string name = member.name.string();
        const QString value = valueText(member.value).left(kMostLineLength);
        if (name == "time")
            line.time = value.section(u'T', 1).chopped(value.endsWith(u'Z') ? 1 : 0);
        else if (name == "level")
            line.level = static_cast<Level>(log::levelNamed(value.toStdString()).value_or(log::Level::Info));
        else if (name == "category")
            line.category = value;
        else if (name == "event")
            line.event = value;
        else
            fields.append(QString::fromStdString(name) + u'=' + value);
    }
    line.fields = fields.join(u' ');
    return line;
}

int LogListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : count();
}

QVariant LogListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const quint64 number = m_shown[m_shown.size() - 1 - static_cast<std::size_t>(index.row())];
    const Line &line = m_lines[number - m_first];
    switch (role) {
    case TimeTextRole:
        return line.time;
    case LevelRole:
        return static_cast<int>(line.level);
    case LevelTextRole:
        return textOf(log::nameOf(static_cast<log::Level>(line.level)));
    case CategoryRole:
        return line.category;
    case Qt::DisplayRole:
    case EventRole:
        return shownText(line.event);
    case FieldsRole:
        return shownText(line.fields);
    default:
        return {};
    }
}

QHash<int, QByteArray> LogListModel::roleNames() const
{
    return {{TimeTextRole, "timeText"}, {LevelRole, "level"}, {LevelTextRole, "levelText"},
            {CategoryRole, "category"}, {EventRole, "event"}, {FieldsRole, "fields"}};
}

bool LogListModel::passes(const Line &line) const
{
    if (line.level < m_least)
        return false;
    return m_searchText.isEmpty() || line.event.contains(m_searchText, Qt::CaseInsensitive)
           || line.category.contains(m_searchText, Qt::CaseInsensitive)
           || line.fields.contains(m_searchText, Qt::CaseInsensitive);
}

void LogListModel::append(const QByteArrayList &lines)
{
    if (lines.isEmpty())
        return;
    std::deque<quint64> passing;
    for (const QByteArray &text : lines) {
        m_lines.push_back(read(text));
        if (passes(m_lines.back()))
            passing.push_back(m_first + m_lines.size() - 1);
    }
    if (!passing.empty()) {
        beginInsertRows({}, 0, static_cast<int>(passing.size()) - 1);
        m_shown.insert(m_shown.end(), passing.begin(), passing.end());
        endInsertRows();
    }
    dropOldest();
    Q_EMIT countChanged();
}

void LogListModel::dropOldest()
{
    if (m_lines.size() <= kMostLines)
        return;
    const std::size_t surplus = m_lines.size() - kMostLines;
    const quint64 first = m_first + surplus;
    const int gone = static_cast<int>(std::ranges::lower_bound(m_shown, first) - m_shown.begin());
    if (gone > 0) {
        beginRemoveRows({}, count() - gone, count() - 1);
        m_shown.erase(m_shown.begin(), m_shown.begin() + gone);
        endRemoveRows();
    }
    m_lines.erase(m_lines.begin(), m_lines.begin() + static_cast<std::ptrdiff_t>(surplus));
    m_first = first;
}

void LogListModel::setLeast(Level least)
{
    if (m_least == least)
        return;
    m_least = least;
    Q_EMIT filterChanged();
    rebuild();
}

void LogListModel::setSearchText(const QString &text)
{
    if (m_searchText == text)
        return;
    m_searchText = text;
    Q_EMIT filterChanged();
    rebuild();
}

void LogListModel::rebuild()
{
    if (count() > 0) {
        beginRemoveRows({}, 0, count() - 1);
        m_shown.clear();
        endRemoveRows();
    }
    std::deque<quint64> passing;
    for (std::size_t i = 0; i < m_lines.size(); ++i) {
        if (passes(m_lines[i]))
            passing.push_back(m_first + i);
    }
    if (!passing.empty()) {
        beginInsertRows({}, 0, static_cast<int>(passing.size()) - 1);
        m_shown = std::move(passing);
        endInsertRows();
    }
    Q_EMIT countChanged();
}

} // namespace opsroom::viewmodels
