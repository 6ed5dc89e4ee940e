#pragma once

#include "qml/viewmodels/filter_expression.h"
#include "qml/viewmodels/json_path.h"
#include "qml/viewmodels/transaction_log.h"

#include <QtCore/QAbstractListModel>
#include <QtCore/QSet>
#include <QtQml/qqmlregistration.h>

#include <deque>

namespace opsroom::viewmodels {

class SettingsViewModel;

/// The updates of transactions that pass the filter, the newest first unless sorted otherwise.
///
/// Guarantees: a batch of arrivals is a few ranged inserts and removes; a new filter or order is one removal and one
/// insertion; the model is never reset.
/// Thread: main. Limits: those of the log.
class TransactionFeedModel final : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Belongs to the transactions page")
    Q_PROPERTY(int count READ count NOTIFY countChanged FINAL)

public:
    enum Role {
        TransactionIdRole = Qt::UserRole, ///< string "transactionId"
        TenantIdRole,                     ///< string "tenantId"
        WalletIdRole,                     ///< string "walletId"
        StatusRole,                       ///< string "status": its name on the wire
        StatusKindRole,                   ///< int "statusKind": StatusKind
        AmountRole,                       ///< string "amount": grouped, exact
        UnitRole,                         ///< string "unit"; empty: unknown
        IsDebitRole,                      ///< bool "isDebit"
        CounterpartyRole,                 ///< string "counterparty"
        KindRole,                         ///< string "kind"
        TimeTextRole,                     ///< string "timeText": "18:02:11.123"
        IsoTimeRole,                      ///< string "isoTime": RFC 3339, for a tool tip
        ExtraRole,                        ///< string "extra": what stands at extraPath(), of the event as it came
        IsAnomalyRole,                    ///< bool "isAnomaly": its status does not follow from the one before
        IsSelectedRole,                   ///< bool "isSelected"
    };
    Q_ENUM(Role)
    enum StatusKind { WaitingStatus, RunningStatus, DoneStatus, FailedStatus, HeldStatus, ReturnedStatus };
    Q_ENUM(StatusKind)
    enum Column { TimeColumn, TenantColumn, TransactionColumn, WalletColumn, StatusColumn, AmountColumn, PartyColumn };
    Q_ENUM(Column)

    TransactionFeedModel(const SettingsViewModel &settings, qsizetype capacity, QObject *parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;
    [[nodiscard]] int count() const { return static_cast<int>(m_shown.size()); }

    void append(QList<client::TransactionUpdate> updates);
    void setCapacity(qsizetype rows);
    void setExtraPath(const JsonPath &path);
    [[nodiscard]] const JsonPath &extraPath() const { return m_extraPath; }
    void setFilter(const FilterExpression &filter);
    /// \param isDescending ignored for time, which always has the newest first.
    void sortBy(Column column, bool isDescending);
    void setSelected(int row, bool isSelected);
    void selectAll();
    void clearSelection();

    [[nodiscard]] Column sortColumn() const { return m_column; }
    [[nodiscard]] bool isDescending() const { return m_isDescending; }
    [[nodiscard]] const TransactionLog &log() const { return m_log; }
    /// Number in the log of the update in a row. Precondition: 0 <= row < count().
    [[nodiscard]] quint64 numberAt(int row) const;
    /// Row of an update; -1 if it is not shown.
    [[nodiscard]] int rowOf(quint64 number) const;
    [[nodiscard]] const QSet<quint64> &selection() const { return m_selected; }

Q_SIGNALS:
    void countChanged();
    void selectionChanged();

private:
    [[nodiscard]] bool passes(quint64 number) const;
    [[nodiscard]] bool isBefore(quint64 left, quint64 right) const;
    void insertByTime(const std::vector<quint64> &numbers);
    void insertSorted(std::vector<quint64> numbers);
    void removeBelow(quint64 oldest);
    void removeSortedBelow(quint64 oldest);
    void rebuild();

    const SettingsViewModel &m_settings;
    TransactionLog m_log;
    FilterExpression m_filter;
    JsonPath m_extraPath;
    Column m_column = TimeColumn;
    bool m_isDescending = true;
    std::deque<quint64> m_shown; ///< in order of rows reversed: the last one is row 0
    QSet<quint64> m_selected;
};

} // namespace opsroom::viewmodels
