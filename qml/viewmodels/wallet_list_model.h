#pragma once

#include "client/lib/updates.h"
#include "core/base/clock.h"
#include "qml/viewmodels/sample_history.h"

#include <QtCore/QAbstractListModel>
#include <QtQml/qqmlregistration.h>

#include <memory>
#include <vector>

namespace opsroom::viewmodels {

/// Wallets that moved since the console was started, the busiest first.
///
/// One row for each wallet of each tenant; a wallet with balances in several units shows the first one and says how many
/// there are. The order is mended once a second, so that rows do not jump under the pointer at every update.
/// Thread: main. Limits: kMostWallets; beyond that the one that has been quiet for longest gives way.
class WalletListModel final : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Belongs to the wallets page")
    Q_PROPERTY(int count READ count NOTIFY countChanged FINAL)

public:
    enum Role {
        WalletIdRole = Qt::UserRole, ///< string "walletId"
        TenantIdRole,                ///< string "tenantId"
        OwnerIdRole,                 ///< string "ownerId"
        StatusRole,                  ///< string "status"
        UnitRole,                    ///< string "unit"; empty: unknown
        AvailableRole,               ///< string "available": grouped exact text; empty: not told
        PendingRole,                 ///< string "pending"
        HeldRole,                    ///< string "held"
        DeltaRole,                   ///< string "delta": last change
        IsDebitRole,                 ///< bool "isDebit": the last change was negative
        BalanceCountRole,            ///< int "balanceCount": units
        UpdatesRole,                 ///< int "updates": since the start
        UpdatesPerMinuteRole,        ///< int "updatesPerMinute"
        AgeTextRole,                 ///< string "ageText": since the last update, "12 s"
        IsQuietRole,                 ///< bool "isQuiet": no update for five minutes
        HistoryRole,                 ///< SampleHistory "history": available balance, for drawing only
    };
    Q_ENUM(Role)
    static constexpr int kMostWallets = 2'000;

    explicit WalletListModel(const Clock &clock, QObject *parent = nullptr);
    ~WalletListModel() override;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;
    [[nodiscard]] int count() const;

    void apply(const QList<client::WalletUpdate> &updates);
    /// Once a second: ages, rates, order.
    void tick();
    /// The last update of each, as the hub sent it.
    [[nodiscard]] QByteArrayList lastUpdates() const;
    /// Row of a wallet; -1: unknown.
    Q_INVOKABLE int rowOf(const QString &tenantId, const QString &walletId) const;

Q_SIGNALS:
    void countChanged();

private:
    struct Entry;
    void add(const client::WalletUpdate &update);
    void evictQuietest();
    void mendOrder();
    void indexRows(int first);
    [[nodiscard]] qint64 nowMs() const;

    const Clock &m_clock;
    std::vector<std::unique_ptr<Entry>> m_wallets;
    QHash<QString, int> m_rows; ///< by tenant and wallet
};

} // namespace opsroom::viewmodels
