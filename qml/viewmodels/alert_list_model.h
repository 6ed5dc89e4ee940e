#pragma once

#include "client/lib/updates.h"
#include "core/base/clock.h"
#include "qml/viewmodels/filter_expression.h"
#include "qml/viewmodels/positional_list_model.h"
#include "qml/viewmodels/severity_counts.h"

#include <QtQml/qqmlregistration.h>

#include <memory>
#include <vector>

namespace opsroom::viewmodels {

class SettingsViewModel;

/// Compliance alerts that pass the filter: those that nobody has acknowledged first, then the acknowledged, the shelved
/// and the closed ones; within each the gravest first, among equals the newest.
///
/// Grouped, those that nobody has acknowledged stand together by tenant and category, as the row of the first of them;
/// critical ones always stand alone.
/// Thread: main. Limits: kMostAlerts; beyond that the last row gives way.
class AlertListModel final : public PositionalListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Belongs to the alerts page")
    Q_PROPERTY(int count READ count NOTIFY countChanged FINAL)

public:
    enum Role {
        AlertIdRole = Qt::UserRole, ///< string "alertId"
        TenantIdRole,               ///< string "tenantId"
        SeverityRole,               ///< int "severity": Severity
        SeverityTextRole,           ///< string "severityText"
        MessageRole,                ///< string "message": plain text from the network
        CategoryRole,               ///< string "category"
        SubjectTransactionRole,     ///< string "subjectTransaction"
        SubjectWalletRole,          ///< string "subjectWallet"
        SubjectUserRole,            ///< string "subjectUser"
        TimeTextRole,               ///< string "timeText"
        AgeTextRole,                ///< string "ageText": "4 min"
        RepeatCountRole,            ///< int "repeatCount": how often it was raised
        AlarmStateRole,             ///< int "alarmState": AlarmState
        StateTextRole,              ///< string "stateText": "acknowledged by bea", "shelved until 18:00:00"
        AssigneeRole,               ///< string "assignee"
        IsOpenRole,                 ///< bool "isOpen": it asks for attention
        GroupCountRole,             ///< int "groupCount": alerts that the row stands for; 1: itself
    };
    Q_ENUM(Role)
    enum Severity { Info, Low, Medium, High, Critical };
    Q_ENUM(Severity)
    enum AlarmState { Unacked, Acked, ClearedUnacked, Normal, Shelved, Suppressed, OutOfService };
    Q_ENUM(AlarmState)
    static constexpr std::size_t kMostAlerts = 2'500;

    AlertListModel(const Clock &clock, const SettingsViewModel &settings, QObject *parent = nullptr);
    ~AlertListModel() override;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;
    [[nodiscard]] int count() const { return static_cast<int>(m_shown.size()); }

    /// Alerts that were raised. One that is there already stands at its highest severity until its record says more.
    void add(const QList<client::ComplianceAlert> &alerts);
    /// The hub's records: each replaces its row, unless the row is of a later version.
    void update(const QList<client::ComplianceAlert> &records);
    /// What is open now: replaces everything.
    void replaceAll(const QList<client::ComplianceAlert> &records);
    void setFilter(const FilterExpression &filter);
    [[nodiscard]] bool isGrouped() const { return m_isGrouped; }
    void setGrouped(bool isGrouped);
    /// Once a second: ages.
    void tick();

    /// All of them, as the hub sent them last.
    [[nodiscard]] QByteArrayList recordsJson() const;
    [[nodiscard]] int total() const { return static_cast<int>(m_alerts.size()); }
    /// All that pass the filter, whatever row stands for them.
    [[nodiscard]] QList<client::ComplianceAlert> passing() const;
    /// Of those that nobody has acknowledged.
    [[nodiscard]] SeverityCounts::Counts unacknowledged() const;
    /// Of the open ones.
    [[nodiscard]] SeverityCounts::Counts counts() const;
    /// Precondition: 0 <= row < count().
    [[nodiscard]] const client::ComplianceAlert &alertAt(int row) const;
    /// Row of an alert; -1 if it is not shown.
    Q_INVOKABLE int rowOf(const QString &tenantId, const QString &alertId) const;
    /// Alerts about a transaction, or about its wallet, the gravest first.
    [[nodiscard]] QList<client::ComplianceAlert> about(const QString &tenantId, const QString &transactionId,
                                                       const QString &walletId) const;

Q_SIGNALS:
    void countChanged();
    void alertsChanged();

private:
    struct Entry
    {
        client::ComplianceAlert alert;
        int repeats = 1;
    };
    using EntryPointer = std::shared_ptr<Entry>;

    void addOne(const client::ComplianceAlert &alert);
    void updateOne(const client::ComplianceAlert &record);
    void clear();
    [[nodiscard]] QString stateText(const client::ComplianceAlert &alert) const;
    void show(const EntryPointer &entry);
    void hide(const EntryPointer &entry);
    void evict();
    void reshow();
    [[nodiscard]] static bool isBefore(const EntryPointer &left, const EntryPointer &right);

    const Clock &m_clock;
    const SettingsViewModel &m_settings;
    FilterExpression m_filter;
    QHash<QString, EntryPointer> m_byId; ///< by tenant and alert
    std::vector<EntryPointer> m_alerts;  ///< all, in order of rows
    QList<EntryPointer> m_shown;
    bool m_isGrouped = false;
    QHash<const Entry *, int> m_groupSizes; ///< of rows that stand for more than one
};

} // namespace opsroom::viewmodels
