#pragma once

#include "qml/viewmodels/alert_annunciator.h"
#include "qml/viewmodels/alert_flood.h"
#include "qml/viewmodels/alert_handling.h"
#include "qml/viewmodels/alert_list_model.h"
#include "qml/viewmodels/field_list_model.h"
#include "qml/viewmodels/filter_view_model.h"

#include <QtCore/QObject>
#include <QtQml/qqmlregistration.h>

namespace opsroom::viewmodels {

/// The page of compliance alerts.
///
/// Thread: main.
class AlertsViewModel final : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("The console has one")
    Q_PROPERTY(opsroom::viewmodels::AlertListModel *alerts READ alerts CONSTANT FINAL)
    Q_PROPERTY(opsroom::viewmodels::SeverityCounts *counts READ counts CONSTANT FINAL)
    Q_PROPERTY(opsroom::viewmodels::AlertHandling *handling READ handling CONSTANT FINAL)
    Q_PROPERTY(opsroom::viewmodels::FilterViewModel *filter READ filter CONSTANT FINAL)
    Q_PROPERTY(int shownCount READ shownCount NOTIFY countsChanged FINAL)
    Q_PROPERTY(int totalCount READ totalCount NOTIFY countsChanged FINAL)
    Q_PROPERTY(QString countText READ countText NOTIFY countsChanged FINAL)
    Q_PROPERTY(int currentRow READ currentRow WRITE setCurrentRow NOTIFY currentChanged FINAL)
    Q_PROPERTY(opsroom::viewmodels::FieldListModel *summary READ summary CONSTANT FINAL)
    Q_PROPERTY(opsroom::viewmodels::AlertAnnunciator *annunciator READ annunciator CONSTANT FINAL)
    Q_PROPERTY(bool isGrouped READ isGrouped WRITE setIsGrouped NOTIFY floodChanged FINAL)
    Q_PROPERTY(bool isFlood READ isFlood NOTIFY floodChanged FINAL)
    Q_PROPERTY(QString floodText READ floodText NOTIFY floodChanged FINAL)
    Q_PROPERTY(int acknowledgeableCount READ acknowledgeableCount NOTIFY countsChanged FINAL)
    Q_PROPERTY(QString prettyJson READ prettyJson NOTIFY currentChanged FINAL)

public:
    AlertsViewModel(client::HubConnection &connection, const Clock &clock, SettingsViewModel &settings,
                    QObject *parent = nullptr);

    [[nodiscard]] AlertListModel *alerts() { return &m_alerts; }
    [[nodiscard]] const AlertListModel &alerts() const { return m_alerts; }
    [[nodiscard]] SeverityCounts *counts() { return &m_counts; }
    [[nodiscard]] AlertHandling *handling() { return &m_handling; }
    [[nodiscard]] FilterViewModel *filter() { return &m_filter; }
    [[nodiscard]] int shownCount() const { return m_alerts.count(); }
    [[nodiscard]] int totalCount() const { return m_alerts.total(); }
    [[nodiscard]] QString countText() const;
    /// The row that is looked at; its summary stays when the row moves. -1: none.
    [[nodiscard]] int currentRow() const { return m_currentRow; }
    void setCurrentRow(int row);
    [[nodiscard]] FieldListModel *summary() { return &m_summary; }
    [[nodiscard]] QString prettyJson() const;
    [[nodiscard]] AlertAnnunciator *annunciator() { return &m_annunciator; }
    /// A flood groups by itself; the operator may switch it off, or on at any time.
    [[nodiscard]] bool isGrouped() const { return m_alerts.isGrouped(); }
    void setIsGrouped(bool isGrouped);
    [[nodiscard]] bool isFlood() const { return m_flood.isFlood(); }
    /// "Flood: 34 alerts in 10 minutes"; empty otherwise.
    [[nodiscard]] QString floodText() const;
    [[nodiscard]] int acknowledgeableCount() const { return static_cast<int>(m_handling.acknowledgeable().size()); }
    /// Shows the alerts that a row stands for.
    Q_INVOKABLE void openGroup(int row);

    /// Alerts that were raised just now.
    void add(const QList<client::ComplianceAlert> &alerts);
    void update(const QList<client::ComplianceAlert> &records) { m_alerts.update(records); }
    void replaceAll(const QList<client::ComplianceAlert> &records) { m_alerts.replaceAll(records); }
    void tick();

Q_SIGNALS:
    void countsChanged();
    void currentChanged();
    void floodChanged();

private:
    void onAlerts();
    void onFlood(bool wasFlood);
    [[nodiscard]] qint64 nowMs() const { return m_clock.wallNow().time_since_epoch().count(); }

    void restoreCurrentRow();
    void fillSummary();

    const Clock &m_clock;
    const SettingsViewModel &m_settings;
    AlertListModel m_alerts;
    AlertHandling m_handling;
    SeverityCounts m_counts;
    SeverityCounts m_unacknowledged;
    AlertAnnunciator m_annunciator;
    AlertFlood m_flood;
    FilterViewModel m_filter;
    FieldListModel m_summary;
    int m_currentRow = -1;
    client::ComplianceAlert m_current;
};

} // namespace opsroom::viewmodels
