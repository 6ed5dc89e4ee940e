#include "qml/viewmodels/hub_view_model.h"

#include <QtCore/QPointer>

namespace opsroom::viewmodels {

HubViewModel::HubViewModel(client::HubConnection &connection, HubControl *control, QObject *parent)
    : QObject(parent), m_connection(connection), m_control(control)
{
    connect(&connection, &client::HubConnection::stateChanged, this, &HubViewModel::refresh);
    connect(&connection, &client::HubConnection::identityChanged, this, &HubViewModel::refresh);
    refresh();
}

void HubViewModel::refresh()
{
    QList<FieldListModel::Field> fields{{tr("Connected as"), m_connection.userId()},
                                        {tr("Roles"), m_connection.roles().join(QStringLiteral(", "))},
                                        {tr("Address"), m_connection.url().toDisplayString(), true},
                                        {tr("Path"), m_connection.path(), true}};
    if (m_control != nullptr) {
        for (const auto &[name, value] : m_control->facts())
            fields.append({name, value});
        m_settings.replace(m_control->settings());
    }
    m_facts.set(fields);
    Q_EMIT changed();
}

void HubViewModel::setSearchText(const QString &text)
{
    if (m_searchText == text)
        return;
    m_searchText = text;
    m_settings.setText(text);
    Q_EMIT searchChanged();
}

void HubViewModel::setIsOnlyUnusual(bool isOnlyUnusual)
{
    if (m_isOnlyUnusual == isOnlyUnusual)
        return;
    m_isOnlyUnusual = isOnlyUnusual;
    m_settings.setIsOnlyUnusual(isOnlyUnusual);
    Q_EMIT searchChanged();
}

void HubViewModel::start()
{
    startWith({}, tr("The hub runs"));
}

void HubViewModel::restart()
{
    startWith({}, tr("The hub was started again"));
}

void HubViewModel::stop()
{
    if (m_control == nullptr || m_isBusy)
        return;
    m_isBusy = true;
    say(tr("The hub tells its clients, and stops…"), false);
    const QPointer<HubViewModel> self(this);
    m_control->stop([self](const QString &error) {
        if (self)
            self->finish(error, tr("The hub is stopped"));
    });
}

void HubViewModel::apply()
{
    if (m_control == nullptr || m_isBusy || m_settings.changeCount() == 0)
        return;
    const HubControl::Problems problems = m_control->check(m_settings.changes());
    m_settings.setProblems(problems);
    if (problems.isEmpty()) {
        startWith(m_settings.changes(), tr("The hub was started again with the new configuration"));
        return;
    }
    const QString all = problems.value(QString());
    say(all.isEmpty()
            ? tr("Nothing was applied: %n setting(s) cannot be used", nullptr, static_cast<int>(problems.size()))
            : tr("Nothing was applied: %1").arg(all),
        true);
}

void HubViewModel::discard()
{
    m_settings.discard();
    say({}, false);
}

void HubViewModel::startWith(const HubControl::Changes &changes, const QString &done)
{
    if (m_control == nullptr || m_isBusy)
        return;
    m_isBusy = true;
    say(tr("The hub starts…"), false);
    const QPointer<HubViewModel> self(this);
    m_control->start(changes, [self, done](const QString &error) {
        if (self)
            self->finish(error, done);
    });
}

void HubViewModel::finish(const QString &error, const QString &done)
{
    m_isBusy = false;
    if (error.isEmpty())
        m_settings.discard();
    say(error.isEmpty() ? done : error, !error.isEmpty());
    refresh();
}

void HubViewModel::say(const QString &message, bool isRefused)
{
    m_message = message;
    m_isRefused = isRefused;
    Q_EMIT changed();
}

} // namespace opsroom::viewmodels
