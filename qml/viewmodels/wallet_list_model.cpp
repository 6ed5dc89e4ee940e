#include "qml/viewmodels/wallet_list_model.h"

#include "qml/viewmodels/words.h"

#include <algorithm>
#include <array>

namespace opsroom::viewmodels {

namespace {

constexpr int kSamples = 60;
constexpr int kRateSlots = 6; ///< of ten seconds each
constexpr qint64 kSlotMs = 10'000;
constexpr qint64 kQuietMs = 300'000;
constexpr qint64 kMsPerSecond = 1'000;

QString keyOf(const QString &tenantId, const QString &walletId)
{
    return tenantId + u'\n' + walletId;
}

/// For drawing only: the text beside the line is exact.
double drawnValue(const client::Money &money)
{
    return money.exactText().toDouble();
}

} // namespace

struct WalletListModel::Entry
{
    client::WalletUpdate update;
    SampleHistory history{kSamples};
    int updates = 0;
    qint64 seenMs = 0;
    std::array<int, kRateSlots> slotUpdates{};
    qint64 slotNumber = 0;

    void advance(qint64 nowMs)
    {
        const qint64 now = nowMs / kSlotMs;
        for (qint64 next = std::max(slotNumber + 1, now - kRateSlots + 1); next <= now; ++next)
            slotUpdates[static_cast<std::size_t>(next % kRateSlots)] = 0;
        slotNumber = std::max(slotNumber, now);
    }
    void count(const client::WalletUpdate &latest, qint64 nowMs)
    {
        advance(nowMs);
        ++slotUpdates[static_cast<std::size_t>(slotNumber % kRateSlots)];
        ++updates;
        seenMs = nowMs;
        const client::Money delta = update.delta;
        const QList<client::WalletBalance> balances = update.balances;
        update = latest;
        // An update says what it changes; the rest stands.
        if (!update.delta.isPresent())
            update.delta = delta;
        if (update.balances.isEmpty())
            update.balances = balances;
        else
            history.append(drawnValue(update.balances.first().available));
    }
    [[nodiscard]] int perMinute() const
    {
        int sum = 0;
        for (const int slot : slotUpdates)
            sum += slot;
        return sum;
    }
};

WalletListModel::WalletListModel(const Clock &clock, QObject *parent) : QAbstractListModel(parent), m_clock(clock) {}

WalletListModel::~WalletListModel() = default;

int WalletListModel::count() const
{
    return static_cast<int>(m_wallets.size());
}

int WalletListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : count();
}

QVariant WalletListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    Entry &entry = *m_wallets[static_cast<std::size_t>(index.row())];
    const client::WalletUpdate &wallet = entry.update;
    const client::WalletBalance balance = wallet.balances.value(0);
    switch (role) {
    case Qt::DisplayRole:
    case WalletIdRole:
        return shownText(wallet.walletId);
    case TenantIdRole:
        return shownText(wallet.tenantId);
    case OwnerIdRole:
        return shownText(wallet.ownerId);
    case StatusRole:
        return shownText(wallet.status);
    case UnitRole:
        return balance.unit.isEmpty() ? wallet.delta.unit : balance.unit;
    case AvailableRole:
        return balance.available.groupedText();
    case PendingRole:
        return balance.pending.groupedText();
    case HeldRole:
        return balance.held.groupedText();
    case DeltaRole:
        return wallet.delta.groupedText();
    case IsDebitRole:
        return wallet.delta.exactText().startsWith(u'-');
    case BalanceCountRole:
        return static_cast<int>(wallet.balances.size());
    case UpdatesRole:
        return entry.updates;
    case UpdatesPerMinuteRole:
        return entry.perMinute();
    case AgeTextRole:
        return ageWords(nowMs() - entry.seenMs);
    case IsQuietRole:
        return nowMs() - entry.seenMs >= kQuietMs;
    case HistoryRole:
        return QVariant::fromValue(&entry.history);
    default:
        return {};
    }
}

QHash<int, QByteArray> WalletListModel::roleNames() const
{
    return {{WalletIdRole, "walletId"},
            {TenantIdRole, "tenantId"},
            {OwnerIdRole, "ownerId"},
            {StatusRole, "status"},
            {UnitRole, "unit"},
            {AvailableRole, "available"},
            {PendingRole, "pending"},
            {HeldRole, "held"},
            {DeltaRole, "delta"},
            {IsDebitRole, "isDebit"},
            {BalanceCountRole, "balanceCount"},
            {UpdatesRole, "updates"},
            {UpdatesPerMinuteRole, "updatesPerMinute"},
            {AgeTextRole, "ageText"},
            {IsQuietRole, "isQuiet"},
            {HistoryRole, "history"}};
}

QByteArrayList WalletListModel::lastUpdates() const
{
    QByteArrayList updates;
    for (const auto &wallet : m_wallets)
        updates.append(wallet->update.json);
    return updates;
}

int WalletListModel::rowOf(const QString &tenantId, const QString &walletId) const
{
    return m_rows.value(keyOf(tenantId, walletId), -1);
}

void WalletListModel::apply(const QList<client::WalletUpdate> &updates)
{
    const int before = count();
    int first = before;
    int last = -1;
    for (const client::WalletUpdate &update : updates) {
        const int row = rowOf(update.tenantId, update.walletId);
        if (row < 0) {
            add(update);
            continue;
        }
        m_wallets[static_cast<std::size_t>(row)]->count(update, nowMs());
        first = std::min(first, row);
        last = std::max(last, row);
    }
    if (last >= 0)
        Q_EMIT dataChanged(index(std::min(first, count() - 1)), index(std::min(last, count() - 1)));
    if (count() != before)
        Q_EMIT countChanged();
}

void WalletListModel::add(const client::WalletUpdate &update)
{
    if (count() >= kMostWallets)
        evictQuietest();
    const int row = count();
    beginInsertRows({}, row, row);
    auto entry = std::make_unique<Entry>();
    entry->count(update, nowMs());
    m_wallets.push_back(std::move(entry));
    m_rows.insert(keyOf(update.tenantId, update.walletId), row);
    endInsertRows();
}

void WalletListModel::evictQuietest()
{
    const auto quietest = std::ranges::min_element(m_wallets, {}, [](const auto &entry) { return entry->seenMs; });
    const int row = static_cast<int>(quietest - m_wallets.begin());
    beginRemoveRows({}, row, row);
    m_rows.remove(keyOf((*quietest)->update.tenantId, (*quietest)->update.walletId));
    // Delegates may hold the history until the removal is over.
    const std::unique_ptr<Entry> gone = std::move(*quietest);
    m_wallets.erase(quietest);
    indexRows(row);
    endRemoveRows();
}

void WalletListModel::indexRows(int first)
{
    for (int row = first; row < count(); ++row) {
        const client::WalletUpdate &wallet = m_wallets[static_cast<std::size_t>(row)]->update;
        m_rows[keyOf(wallet.tenantId, wallet.walletId)] = row;
    }
}

void WalletListModel::tick()
{
    if (m_wallets.empty())
        return;
    for (const std::unique_ptr<Entry> &entry : m_wallets)
        entry->advance(nowMs());
    mendOrder();
    Q_EMIT dataChanged(index(0), index(count() - 1), {UpdatesPerMinuteRole, AgeTextRole, IsQuietRole});
}

/// Rows keep their places and change what they show: so the view makes none anew, however many change their order.
void WalletListModel::mendOrder()
{
    const auto isBusier = [](const std::unique_ptr<Entry> &left, const std::unique_ptr<Entry> &right) {
        return left->perMinute() != right->perMinute() ? left->perMinute() > right->perMinute()
                                                       : left->seenMs / kMsPerSecond > right->seenMs / kMsPerSecond;
    };
    if (std::ranges::is_sorted(m_wallets, isBusier))
        return;
    std::ranges::stable_sort(m_wallets, isBusier);
    indexRows(0);
    Q_EMIT dataChanged(index(0), index(count() - 1));
}

qint64 WalletListModel::nowMs() const
{
    return m_clock.wallNow().time_since_epoch().count();
}

} // namespace opsroom::viewmodels
