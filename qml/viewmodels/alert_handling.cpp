#include "qml/viewmodels/alert_handling.h"

#include "client/lib/json_text.h"
#include "core/base/time_text.h"
#include "core/contract/event_names.h"
#include "core/protocol/json/value.h"
#include "core/protocol/json/writer.h"
#include "qml/viewmodels/settings_view_model.h"
#include "qml/viewmodels/words.h"

#include <QtCore/QPointer>

namespace opsroom::viewmodels {

using client::bytesOf;
using client::textOf;

namespace {

constexpr double kMsPerHour = 3'600'000;

} // namespace

AlertHandling::AlertHandling(client::HubConnection &connection, const AlertListModel &alerts,
                             const SettingsViewModel &settings, QObject *parent)
    : QObject(parent), m_connection(connection), m_alerts(alerts), m_settings(settings)
{
    connect(&settings, &SettingsViewModel::isReadOnlyChanged, this, &AlertHandling::isAllowedChanged);
    connect(&connection, &client::HubConnection::identityChanged, this, &AlertHandling::isAllowedChanged);
}

bool AlertHandling::isAllowed() const
{
    const QStringList roles = m_connection.roles();
    return !m_settings.isReadOnly()
           && (roles.contains(QLatin1String("compliance")) || roles.contains(QLatin1String("admin")));
}

bool AlertHandling::canAcknowledge() const
{
    return hasAlert()
           && (m_alert.alarmState == contract::AlarmState::Unacked
               || m_alert.alarmState == contract::AlarmState::ClearedUnacked);
}

void AlertHandling::setAlert(const client::ComplianceAlert &alert)
{
    const bool isSame = alert.alertId == m_alert.alertId && alert.tenantId == m_alert.tenantId;
    const bool isNews = !isSame || alert.version != m_alert.version;
    m_alert = alert;
    if (!isSame) {
        m_trail.set({});
        if (m_open == 0)
            finish({}, false);
    }
    Q_EMIT alertChanged();
    if (isNews && hasAlert())
        askForTrail();
}

void AlertHandling::acknowledge(const QString &note)
{
    if (isCritical() && note.trimmed().isEmpty()) {
        finish(tr("A critical alert is acknowledged with a note"), true);
        return;
    }
    send(contract::command::kAlertAcknowledge, m_alert, {{"note", note.trimmed()}}, tr("Acknowledged"));
}

void AlertHandling::unacknowledge(const QString &note)
{
    send(contract::command::kAlertUnacknowledge, m_alert, {{"note", note.trimmed()}}, tr("No longer acknowledged"));
}

void AlertHandling::shelve(double hours, const QString &reason)
{
    if (reason.trimmed().isEmpty()) {
        finish(tr("An alert is shelved with a reason"), true);
        return;
    }
    send(contract::command::kAlertShelve, m_alert, {{"reason", reason.trimmed()}}, tr("Shelved"), hours * kMsPerHour);
}

void AlertHandling::unshelve(const QString &note)
{
    send(contract::command::kAlertUnshelve, m_alert, {{"note", note.trimmed()}}, tr("No longer shelved"));
}

void AlertHandling::assign(const QString &user)
{
    send(contract::command::kAlertAssign, m_alert, {{"assignee", user.trimmed()}},
         user.trimmed().isEmpty() ? tr("Assigned to nobody") : tr("Assigned to %1").arg(user.trimmed()));
}

void AlertHandling::addNote(const QString &text)
{
    if (text.trimmed().isEmpty())
        return;
    send(contract::command::kAlertNote, m_alert, {{"note", text.trimmed()}}, tr("Noted"));
}

void AlertHandling::resolve(const QString &note)
{
    send(contract::command::kAlertResolve, m_alert,
         {{"caseStatus", QStringLiteral("resolved")}, {"note", note.trimmed()}}, tr("Resolved"));
}

void AlertHandling::dismiss(const QString &note)
{
    send(contract::command::kAlertResolve, m_alert,
         {{"caseStatus", QStringLiteral("dismissed")}, {"note", note.trimmed()}}, tr("Dismissed"));
}

QList<client::ComplianceAlert> AlertHandling::acknowledgeable() const
{
    QList<client::ComplianceAlert> alerts = m_alerts.passing();
    alerts.removeIf([](const client::ComplianceAlert &alert) {
        const bool isWaiting = alert.alarmState == contract::AlarmState::Unacked
                               || alert.alarmState == contract::AlarmState::ClearedUnacked;
        return !isWaiting || alert.severity == contract::Severity::Critical;
    });
    return alerts;
}

int AlertHandling::acknowledgeShown(const QString &note)
{
    const QList<client::ComplianceAlert> alerts = acknowledgeable();
    for (const client::ComplianceAlert &alert : alerts)
        send(contract::command::kAlertAcknowledge, alert, {{"note", note.trimmed()}}, tr("Acknowledged"));
    if (alerts.isEmpty())
        finish(tr("Nothing to acknowledge; critical alerts are acknowledged one by one"), false);
    return static_cast<int>(alerts.size());
}

void AlertHandling::send(std::string_view command, const client::ComplianceAlert &alert, const Members &members,
                         const QString &done, double forMs)
{
    if (alert.alertId.isEmpty())
        return;
    std::string argument;
    json::Writer writer(argument);
    writer.beginObject()
        .member("alertId", alert.alertId.toStdString())
        .member("tenantId", alert.tenantId.toStdString());
    // Of two operators, the second learns that the alert has changed under his hands.
    if (alert.version > 0)
        writer.member("version", alert.version);
    for (const auto &[name, text] : members) {
        if (!text.isEmpty())
            writer.member(name, text.toStdString());
        else if (name == "assignee")
            writer.name(name).null();
    }
    if (forMs > 0)
        writer.member("forMs", static_cast<std::int64_t>(forMs));
    writer.endObject();

    ++m_open;
    Q_EMIT changed();
    const QPointer<AlertHandling> self(this);
    m_connection.request(
        bytesOf(command), QByteArray::fromStdString(argument), [self, done](const client::Reply &reply) {
            if (!self)
                return;
            --self->m_open;
            if (const auto *error = std::get_if<client::RequestError>(&reply))
                self->finish(error->code == 0 ? error->message : tr("The hub refused it: %1").arg(error->message),
                             true);
            else
                self->finish(done, false);
        });
}

void AlertHandling::finish(const QString &message, bool isRefused)
{
    m_message = message;
    m_isRefused = isRefused;
    Q_EMIT changed();
}

/// A hub that keeps no records refuses, and there is no trail.
void AlertHandling::askForTrail()
{
    if (m_alert.version == 0 || !m_connection.isConnected())
        return;
    std::string argument;
    json::Writer(argument)
        .beginObject()
        .member("alertId", m_alert.alertId.toStdString())
        .member("tenantId", m_alert.tenantId.toStdString())
        .endObject();
    const QPointer<AlertHandling> self(this);
    m_connection.request(bytesOf(contract::command::kListAlerts), QByteArray::fromStdString(argument),
                         [self, id = m_alert.alertId](const client::Reply &reply) {
                             const auto *json = std::get_if<QByteArray>(&reply);
                             if (self && json != nullptr && self->m_alert.alertId == id)
                                 self->readTrail(*json);
                         });
}

void AlertHandling::readTrail(const QByteArray &json)
{
    json::Document document;
    const auto answer = document.parse(client::viewOf(json), {64, 100'000});
    if (!answer)
        return;
    QList<FieldListModel::Field> steps;
    for (const json::Value step : answer->find("alert").find("trail").elements()) {
        const auto time = parseTimeText(textOf(step, "at").toStdString());
        const QString by = textOf(step, "by");
        const QString text = textOf(step, "text");
        QString words = by.isEmpty() ? textOf(step, "action") : tr("%1 by %2").arg(textOf(step, "action"), by);
        if (!text.isEmpty())
            words += QStringLiteral(": ") + text;
        steps.append({time ? timeWords(time->time_since_epoch().count(), true).section(u'.', 0, 0) : QString(), words});
    }
    m_trail.set(steps);
}

} // namespace opsroom::viewmodels
