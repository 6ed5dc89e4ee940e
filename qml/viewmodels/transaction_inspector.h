#pragma once

#include "qml/viewmodels/alert_list_model.h"
#include "qml/viewmodels/field_list_model.h"
#include "qml/viewmodels/lifecycle_model.h"
#include "qml/viewmodels/transaction_log.h"

#include <QtCore/QObject>
#include <QtQml/qqmlregistration.h>

namespace opsroom::viewmodels {

class SettingsViewModel;

/// One update of a transaction, looked at closely. It stays on its update while the feed moves on, and keeps it after
/// the log has let it go.
///
/// Thread: main.
class TransactionInspector final : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Belongs to the transactions page")
    Q_PROPERTY(bool isOpen READ isOpen NOTIFY changed FINAL)
    Q_PROPERTY(QString transactionId READ transactionId NOTIFY changed FINAL)
    Q_PROPERTY(QString rawJson READ rawJson NOTIFY changed FINAL)
    Q_PROPERTY(QString prettyJson READ prettyJson NOTIFY changed FINAL)
    Q_PROPERTY(opsroom::viewmodels::FieldListModel *summary READ summary CONSTANT FINAL)
    Q_PROPERTY(opsroom::viewmodels::LifecycleModel *lifecycle READ lifecycle CONSTANT FINAL)
    Q_PROPERTY(QStringList relatedAlerts READ relatedAlerts NOTIFY changed FINAL)

public:
    TransactionInspector(const TransactionLog &log, const AlertListModel &alerts, const SettingsViewModel &settings,
                         QObject *parent = nullptr);

    [[nodiscard]] bool isOpen() const { return m_isOpen; }
    [[nodiscard]] QString transactionId() const { return m_entry.update.transactionId; }
    [[nodiscard]] QString rawJson() const { return QString::fromUtf8(m_entry.update.json); }
    [[nodiscard]] QString prettyJson() const;
    [[nodiscard]] FieldListModel *summary() { return &m_summary; }
    [[nodiscard]] LifecycleModel *lifecycle() { return &m_lifecycle; }
    /// "critical: message" of each alert about this transaction or its wallet.
    [[nodiscard]] QStringList relatedAlerts() const;

    void open(quint64 number);
    /// New updates may belong to its lifecycle.
    void refresh();
    Q_INVOKABLE void close();
    Q_INVOKABLE void copyRawJson() const;
    Q_INVOKABLE void copyPrettyJson() const;

Q_SIGNALS:
    void changed();

private:
    void fill();
    void fillLifecycle();

    const TransactionLog &m_log;
    const AlertListModel &m_alerts;
    const SettingsViewModel &m_settings;
    bool m_isOpen = false;
    quint64 m_number = 0;
    quint64 m_seenEnd = 0;
    TransactionEntry m_entry;
    FieldListModel m_summary;
    LifecycleModel m_lifecycle;
};

} // namespace opsroom::viewmodels
