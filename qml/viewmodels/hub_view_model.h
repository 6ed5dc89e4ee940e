#pragma once

#include "client/lib/hub_connection.h"
#include "qml/viewmodels/field_list_model.h"
#include "qml/viewmodels/hub_setting_model.h"

#include <QtCore/QObject>
#include <QtQml/qqmlregistration.h>

namespace opsroom::viewmodels {

/// The hub that this console shows: what is to be known about it and, where it runs in this process, its start and stop
/// and its configuration, which is checked as a whole before anything of it is applied.
///
/// Thread: main. Ownership: connection and control are not its own and outlive it.
class HubViewModel final : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("The console has one")
    Q_PROPERTY(bool isOurs READ isOurs CONSTANT FINAL)
    Q_PROPERTY(bool isRunning READ isRunning NOTIFY changed FINAL)
    Q_PROPERTY(bool isBusy READ isBusy NOTIFY changed FINAL)
    Q_PROPERTY(QString message READ message NOTIFY changed FINAL)
    Q_PROPERTY(bool isRefused READ isRefused NOTIFY changed FINAL)
    Q_PROPERTY(opsroom::viewmodels::FieldListModel *facts READ facts CONSTANT FINAL)
    Q_PROPERTY(opsroom::viewmodels::HubSettingModel *settings READ settings CONSTANT FINAL)
    Q_PROPERTY(QString searchText READ searchText WRITE setSearchText NOTIFY searchChanged FINAL)
    Q_PROPERTY(bool isOnlyUnusual READ isOnlyUnusual WRITE setIsOnlyUnusual NOTIFY searchChanged FINAL)

public:
    /// \param control null: the hub runs elsewhere.
    HubViewModel(client::HubConnection &connection, HubControl *control, QObject *parent = nullptr);

    [[nodiscard]] bool isOurs() const { return m_control != nullptr; }
    [[nodiscard]] bool isRunning() const
    {
        return m_control != nullptr ? m_control->isRunning() : m_connection.isConnected();
    }
    [[nodiscard]] bool isBusy() const { return m_isBusy; }
    /// What came of the last order.
    [[nodiscard]] QString message() const { return m_message; }
    [[nodiscard]] bool isRefused() const { return m_isRefused; }
    [[nodiscard]] FieldListModel *facts() { return &m_facts; }
    [[nodiscard]] HubSettingModel *settings() { return &m_settings; }
    [[nodiscard]] QString searchText() const { return m_searchText; }
    void setSearchText(const QString &text);
    [[nodiscard]] bool isOnlyUnusual() const { return m_isOnlyUnusual; }
    void setIsOnlyUnusual(bool isOnlyUnusual);

    Q_INVOKABLE void start();
    Q_INVOKABLE void stop();
    Q_INVOKABLE void restart();
    /// Checks the changes and, if nothing is wrong with them, starts the hub again with them.
    Q_INVOKABLE void apply();
    Q_INVOKABLE void discard();
    /// Looks at the hub again.
    Q_INVOKABLE void refresh();

Q_SIGNALS:
    void changed();
    void searchChanged();

private:
    void startWith(const HubControl::Changes &changes, const QString &done);
    void finish(const QString &error, const QString &done);
    void say(const QString &message, bool isRefused);

    client::HubConnection &m_connection;
    HubControl *const m_control;
    FieldListModel m_facts;
    HubSettingModel m_settings;
    bool m_isBusy = false;
    bool m_isRefused = false;
    QString m_message;
    QString m_searchText;
    bool m_isOnlyUnusual = false;
};

} // namespace opsroom::viewmodels
