#include "qml/viewmodels/transaction_feed_model.h"

#include "qml/viewmodels/settings_view_model.h"
#include "qml/viewmodels/status_kind.h"
#include "qml/viewmodels/transaction_subject.h"
#include "qml/viewmodels/words.h"

#include <algorithm>

namespace opsroom::viewmodels {

TransactionFeedModel::TransactionFeedModel(const SettingsViewModel &settings, qsizetype capacity, QObject *parent)
    : QAbstractListModel(parent), m_settings(settings), m_log(capacity)
{
    connect(&settings, &SettingsViewModel::isUtcChanged, this, [this] {
        if (count() > 0)
            Q_EMIT dataChanged(index(0), index(count() - 1), {TimeTextRole});
    });
}

int TransactionFeedModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : count();
}

QVariant TransactionFeedModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const quint64 number = numberAt(index.row());
    const TransactionEntry &entry = m_log.at(number);
    const client::TransactionUpdate &update = entry.update;
    switch (role) {
    case Qt::DisplayRole:
    case TransactionIdRole:
        return shownText(update.transactionId);
    case TenantIdRole:
        return shownText(update.tenantId);
    case WalletIdRole:
        return shownText(update.walletId);
    case StatusRole:
        return shownText(update.status);
    case StatusKindRole:
        return statusKindOf(update.status);
    case AmountRole:
        return update.amount.groupedText();
    case UnitRole:
        return shownText(update.amount.unit);
    case IsDebitRole:
        return update.direction == QLatin1String("debit");
    case CounterpartyRole:
        return shownText(update.counterparty);
    case KindRole:
        return shownText(update.kind);
    case TimeTextRole:
        return timeWords(update.timestampMs, m_settings.isUtc());
    case IsoTimeRole:
        return isoTime(update.timestampMs);
    case ExtraRole:
        return m_extraPath.isEmpty() ? QString() : shownText(m_extraPath.valueIn(update.json));
    case IsAnomalyRole:
        return entry.isAnomaly;
    case IsSelectedRole:
        return m_selected.contains(number);
    default:
        return {};
    }
}

void TransactionFeedModel::setExtraPath(const JsonPath &path)
{
    m_extraPath = path;
    if (count() > 0)
        Q_EMIT dataChanged(index(0), index(count() - 1), {ExtraRole});
}

QHash<int, QByteArray> TransactionFeedModel::roleNames() const
{
    return {{TransactionIdRole, "transactionId"},
            {TenantIdRole, "tenantId"},
            {WalletIdRole, "walletId"},
            {StatusRole, "status"},
            {StatusKindRole, "statusKind"},
            {AmountRole, "amount"},
            {UnitRole, "unit"},
            {IsDebitRole, "isDebit"},
            {CounterpartyRole, "counterparty"},
            {KindRole, "kind"},
            {TimeTextRole, "timeText"},
            {IsoTimeRole, "isoTime"},
            {ExtraRole, "extra"},
            {IsAnomalyRole, "isAnomaly"},
            {IsSelectedRole, "isSelected"}};
}

quint64 TransactionFeedModel::numberAt(int row) const
{
    return m_shown[m_shown.size() - 1 - static_cast<std::size_t>(row)];
}

int TransactionFeedModel::rowOf(quint64 number) const
{
    auto found = m_shown.end();
    if (m_column == TimeColumn) {
        found = std::ranges::lower_bound(m_shown, number);
        if (found != m_shown.end() && *found != number)
            found = m_shown.end();
    } else {
        found = std::ranges::find(m_shown, number);
    }
    return found == m_shown.end() ? -1 : count() - 1 - static_cast<int>(found - m_shown.begin());
}

bool TransactionFeedModel::passes(quint64 number) const
{
    return m_filter.matches(TransactionSubject(m_log.at(number).update));
}

void TransactionFeedModel::append(QList<client::TransactionUpdate> updates)
{
    const int before = count();
    // Of a batch larger than the log only its end stays.
    if (const qsizetype surplus = updates.size() - m_log.capacity(); surplus > 0)
        updates.remove(0, surplus);
    std::vector<quint64> arrived;
    for (client::TransactionUpdate &update : updates) {
        const quint64 number = m_log.append(std::move(update));
        if (passes(number))
            arrived.push_back(number);
    }
    // Rows of what is about to go are removed while the log still has it.
    const quint64 oldest = m_log.firstWithinLimits();
    std::erase_if(arrived, [oldest](quint64 number) { return number < oldest; });
    removeBelow(oldest);
    if (m_column == TimeColumn)
        insertByTime(arrived);
    else
        insertSorted(std::move(arrived));
    m_log.trim();
    if (before != count())
        Q_EMIT countChanged();
}

void TransactionFeedModel::insertByTime(const std::vector<quint64> &numbers)
{
    if (numbers.empty())
        return;
    beginInsertRows({}, 0, static_cast<int>(numbers.size()) - 1);
    m_shown.insert(m_shown.end(), numbers.begin(), numbers.end());
    endInsertRows();
}

/// Each run of arrivals that comes to lie together is one insertion.
void TransactionFeedModel::insertSorted(std::vector<quint64> numbers)
{
    const auto isBehind = [this](quint64 left, quint64 right) { return isBefore(right, left); };
    std::ranges::sort(numbers, isBehind);
    auto first = numbers.begin();
    while (first != numbers.end()) {
        const auto at = std::lower_bound(m_shown.begin(), m_shown.end(), *first, isBehind);
        auto last = std::next(first);
        while (last != numbers.end() && (at == m_shown.end() || isBehind(*last, *at)))
            ++last;
        const int size = static_cast<int>(last - first);
        const int row = count() - static_cast<int>(at - m_shown.begin());
        beginInsertRows({}, row, row + size - 1);
        m_shown.insert(at, first, last);
        endInsertRows();
        first = last;
    }
}

void TransactionFeedModel::removeBelow(quint64 oldest)
{
    if (m_selected.removeIf([oldest](quint64 number) { return number < oldest; }) > 0)
        Q_EMIT selectionChanged();
    if (m_column != TimeColumn) {
        removeSortedBelow(oldest);
        return;
    }
    const auto kept = std::ranges::lower_bound(m_shown, oldest);
    const int gone = static_cast<int>(kept - m_shown.begin());
    if (gone == 0)
        return;
    beginRemoveRows({}, count() - gone, count() - 1);
    m_shown.erase(m_shown.begin(), kept);
    endRemoveRows();
}

void TransactionFeedModel::removeSortedBelow(quint64 oldest)
{
    // From row 0 on, that is from the end: removals do not move what has still to be looked at.
    for (auto end = m_shown.end(); end != m_shown.begin();) {
        if (*std::prev(end) >= oldest) {
            --end;
            continue;
        }
        auto first = std::prev(end);
        while (first != m_shown.begin() && *std::prev(first) < oldest)
            --first;
        const int row = count() - static_cast<int>(end - m_shown.begin());
        beginRemoveRows({}, row, row + static_cast<int>(end - first) - 1);
        end = m_shown.erase(first, end);
        endRemoveRows();
    }
}

void TransactionFeedModel::setCapacity(qsizetype rows)
{
    const int before = count();
    m_log.setCapacity(rows);
    removeBelow(m_log.firstWithinLimits());
    m_log.trim();
    if (before != count())
        Q_EMIT countChanged();
}

void TransactionFeedModel::setFilter(const FilterExpression &filter)
{
    m_filter = filter;
    rebuild();
}

void TransactionFeedModel::sortBy(Column column, bool isDescending)
{
    m_column = column;
    m_isDescending = isDescending || column == TimeColumn;
    rebuild();
}

void TransactionFeedModel::rebuild()
{
    const int before = count();
    if (before > 0) {
        beginRemoveRows({}, 0, before - 1);
        m_shown.clear();
        endRemoveRows();
    }
    std::vector<quint64> numbers;
    for (quint64 number = m_log.first(); number < m_log.end(); ++number) {
        if (passes(number))
            numbers.push_back(number);
    }
    if (m_column == TimeColumn)
        insertByTime(numbers);
    else
        insertSorted(std::move(numbers));
    if (before != count())
        Q_EMIT countChanged();
}

/// Whether the row of \a left is above that of \a right. Equal ones: the newer above, so that the order is total.
bool TransactionFeedModel::isBefore(quint64 left, quint64 right) const
{
    const client::TransactionUpdate &a = m_log.at(left).update;
    const client::TransactionUpdate &b = m_log.at(right).update;
    const auto compare = [this, &a, &b] {
        switch (m_column) {
        case TimeColumn:
            return 0;
        case TenantColumn:
            return a.tenantId.compare(b.tenantId);
        case TransactionColumn:
            return a.transactionId.compare(b.transactionId);
        case WalletColumn:
            return a.walletId.compare(b.walletId);
        case StatusColumn:
            return a.status.compare(b.status);
        case PartyColumn:
            return a.counterparty.compare(b.counterparty, Qt::CaseInsensitive);
        case AmountColumn:
            break;
        }
        // What has no known value is below everything.
        if (!a.amount.value || !b.amount.value)
            return static_cast<int>(a.amount.value.has_value()) - static_cast<int>(b.amount.value.has_value());
        const auto order = *a.amount.value <=> *b.amount.value;
        return order < 0 ? -1 : (order > 0 ? 1 : 0);
    };
    const int order = compare();
    if (order == 0)
        return left > right;
    return m_isDescending ? order > 0 : order < 0;
}

void TransactionFeedModel::setSelected(int row, bool isSelected)
{
    const quint64 number = numberAt(row);
    if (m_selected.contains(number) == isSelected)
        return;
    if (isSelected)
        m_selected.insert(number);
    else
        m_selected.remove(number);
    Q_EMIT dataChanged(index(row), index(row), {IsSelectedRole});
    Q_EMIT selectionChanged();
}

void TransactionFeedModel::selectAll()
{
    if (m_shown.empty())
        return;
    m_selected = QSet<quint64>(m_shown.begin(), m_shown.end());
    Q_EMIT dataChanged(index(0), index(count() - 1), {IsSelectedRole});
    Q_EMIT selectionChanged();
}

void TransactionFeedModel::clearSelection()
{
    if (m_selected.isEmpty())
        return;
    m_selected.clear();
    if (count() > 0)
        Q_EMIT dataChanged(index(0), index(count() - 1), {IsSelectedRole});
    Q_EMIT selectionChanged();
}

} // namespace opsroom::viewmodels
