#pragma once

#include "client/lib/hub_connection.h"
#include "qml/viewmodels/alert_list_model.h"
#include "qml/viewmodels/field_list_model.h"

#include <QtCore/QObject>
#include <QtQml/qqmlregistration.h>

namespace opsroom::viewmodels {

class SettingsViewModel;

/// What an operator does about alerts: acknowledge, shelve, assign, note, resolve. The hub decides, keeps the record and
/// tells everybody; nothing changes here before it has.
///
/// A critical alert is acknowledged with a note, and one by one; the others also in bulk, each with an entry of its own.
/// Thread: main. Ownership: connection and alerts are not its own and outlive it.
class AlertHandling : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Belongs to the alerts page")
    Q_PROPERTY(bool isAllowed READ isAllowed NOTIFY isAllowedChanged FINAL)
    Q_PROPERTY(bool isBusy READ isBusy NOTIFY changed FINAL)
    Q_PROPERTY(QString message READ message NOTIFY changed FINAL)
    Q_PROPERTY(bool isRefused READ isRefused NOTIFY changed FINAL)
    Q_PROPERTY(bool hasAlert READ hasAlert NOTIFY alertChanged FINAL)
    Q_PROPERTY(bool isCritical READ isCritical NOTIFY alertChanged FINAL)
    Q_PROPERTY(bool canAcknowledge READ canAcknowledge NOTIFY alertChanged FINAL)
    Q_PROPERTY(bool isAcknowledged READ isAcknowledged NOTIFY alertChanged FINAL)
    Q_PROPERTY(bool isShelved READ isShelved NOTIFY alertChanged FINAL)
    Q_PROPERTY(bool isClosed READ isClosed NOTIFY alertChanged FINAL)
    Q_PROPERTY(opsroom::viewmodels::FieldListModel *trail READ trail CONSTANT FINAL)

public:
    AlertHandling(client::HubConnection &connection, const AlertListModel &alerts, const SettingsViewModel &settings,
                  QObject *parent = nullptr);

    /// The connection has a role that may handle alerts.
    [[nodiscard]] bool isAllowed() const;
    [[nodiscard]] bool isBusy() const { return m_open > 0; }
    /// What the hub said to the last command.
    [[nodiscard]] QString message() const { return m_message; }
    [[nodiscard]] bool isRefused() const { return m_isRefused; }
    [[nodiscard]] bool hasAlert() const { return !m_alert.alertId.isEmpty(); }
    [[nodiscard]] bool isCritical() const { return m_alert.severity == contract::Severity::Critical; }
    [[nodiscard]] bool canAcknowledge() const;
    [[nodiscard]] bool isAcknowledged() const { return m_alert.alarmState == contract::AlarmState::Acked; }
    [[nodiscard]] bool isShelved() const { return m_alert.alarmState == contract::AlarmState::Shelved; }
    [[nodiscard]] bool isClosed() const { return m_alert.alarmState == contract::AlarmState::Normal; }
    /// Who did what to the alert, and when.
    [[nodiscard]] FieldListModel *trail() { return &m_trail; }

    /// The alert that the commands are about; one without an id: none.
    void setAlert(const client::ComplianceAlert &alert);

    Q_INVOKABLE void acknowledge(const QString &note);
    Q_INVOKABLE void unacknowledge(const QString &note);
    Q_INVOKABLE void shelve(double hours, const QString &reason);
    Q_INVOKABLE void unshelve(const QString &note);
    /// \param user empty: to nobody.
    Q_INVOKABLE void assign(const QString &user);
    Q_INVOKABLE void assignToMe() { assign(m_connection.userId()); }
    Q_INVOKABLE void addNote(const QString &text);
    Q_INVOKABLE void resolve(const QString &note);
    Q_INVOKABLE void dismiss(const QString &note);
    /// What acknowledgeShown() would acknowledge: all that pass the filter, nobody has acknowledged, and are not critical.
    [[nodiscard]] QList<client::ComplianceAlert> acknowledgeable() const;
    /// Acknowledges them, each with an entry of its own. \returns how many.
    Q_INVOKABLE int acknowledgeShown(const QString &note);

Q_SIGNALS:
    void isAllowedChanged();
    void changed();
    void alertChanged();

private:
    using Members = QList<std::pair<std::string_view, QString>>; ///< texts; an empty one is left out
    void send(std::string_view command, const client::ComplianceAlert &alert, const Members &members,
              const QString &done, double forMs = 0);
    void finish(const QString &message, bool isRefused);
    void askForTrail();
    void readTrail(const QByteArray &json);

    client::HubConnection &m_connection;
    const AlertListModel &m_alerts;
    const SettingsViewModel &m_settings;
    client::ComplianceAlert m_alert;
    FieldListModel m_trail;
    int m_open = 0; ///< commands without an answer
    bool m_isRefused = false;
    QString m_message;
};

} // namespace opsroom::viewmodels
