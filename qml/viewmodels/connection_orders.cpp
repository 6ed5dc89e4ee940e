// ConnectionsViewModel: what an operator has done about clients.

#include "client/lib/json_text.h"
#include "core/contract/close_code.h"
#include "core/contract/event_names.h"
#include "core/protocol/json/writer.h"
#include "qml/viewmodels/connections_view_model.h"
#include "qml/viewmodels/words.h"

#include <QtCore/QPointer>

#include <array>

namespace opsroom::viewmodels {

using client::bytesOf;

namespace {

/// What an operator may send a client away with: those that may come back first, the usual one last.
constexpr std::array kCloseCodes{contract::CloseCode::ForceReconnect,  contract::CloseCode::StateInvalidated,
                                 contract::CloseCode::ForceDisconnect, contract::CloseCode::PermissionDenied,
                                 contract::CloseCode::TenantSuspended, contract::CloseCode::TenantOverQuota,
                                 contract::CloseCode::Kicked};

} // namespace

QStringList ConnectionsViewModel::closeCodes() const
{
    QStringList texts;
    for (const contract::CloseCode code : kCloseCodes) {
        texts.append(QStringLiteral("%1 %2")
                         .arg(static_cast<int>(code))
                         .arg(QString::fromLatin1(bytesOf(contract::reasonOf(code)))));
    }
    return texts;
}

bool ConnectionsViewModel::mayComeBack(int closeCode) const
{
    return closeCode >= 0 && closeCode < static_cast<int>(kCloseCodes.size())
           && contract::mayReconnect(kCloseCodes[static_cast<std::size_t>(closeCode)]);
}

void ConnectionsViewModel::disconnectTargets(const QString &reason, int closeCode)
{
    if (closeCode < 0 || closeCode >= static_cast<int>(kCloseCodes.size()))
        return;
    const auto meant = targets();
    for (const client::ConnectionInfo &client : meant) {
        std::string json;
        json::Writer writer(json);
        writer.beginObject()
            .member("sid", client.sid.toStdString())
            .member("code", static_cast<int>(kCloseCodes[static_cast<std::size_t>(closeCode)]));
        if (!reason.trimmed().isEmpty())
            writer.member("reason", reason.trimmed().toStdString());
        writer.endObject();
        order(contract::command::kDisconnectClient, QByteArray::fromStdString(json), tr("%1 sent away"));
    }
    m_clients.clearSelection();
}

bool ConnectionsViewModel::hasMutedTarget() const
{
    const auto all = targets();
    return std::ranges::any_of(all, [](const client::ConnectionInfo &client) { return client.mutedForMs > 0; });
}

void ConnectionsViewModel::muteTargets(int minutes, const QString &reason)
{
    const qint64 forMs = std::chrono::milliseconds(std::chrono::minutes(minutes)).count();
    const auto meant = targets();
    for (const client::ConnectionInfo &client : meant) {
        std::string json;
        json::Writer writer(json);
        writer.beginObject().member("sid", client.sid.toStdString()).member("forMs", forMs);
        if (!reason.trimmed().isEmpty())
            writer.member("reason", reason.trimmed().toStdString());
        writer.endObject();
        order(contract::command::kMuteClient, QByteArray::fromStdString(json),
              minutes > 0 ? tr("%1 muted") : tr("%1 may speak again"));
    }
    m_clients.clearSelection();
    refresh();
}

void ConnectionsViewModel::revokeTargets()
{
    QSet<std::pair<QString, QString>> users;
    for (const client::ConnectionInfo &client : targets())
        users.insert({client.tenantId, client.userId});
    for (const auto &[tenant, user] : std::as_const(users)) {
        std::string json;
        json::Writer writer(json);
        writer.beginObject().member("userId", user.toStdString());
        if (!tenant.isEmpty())
            writer.member("tenantId", tenant.toStdString());
        writer.endObject();
        order(contract::command::kRevoke, QByteArray::fromStdString(json), tr("Tokens withdrawn"));
    }
    m_clients.clearSelection();
}

void ConnectionsViewModel::unsubscribe(const QString &channel, const QString &reason)
{
    if (currentRow() < 0)
        return;
    std::string json;
    json::Writer writer(json);
    writer.beginObject().member("sid", m_current.sid.toStdString()).member("channel", channel.toStdString());
    if (!reason.trimmed().isEmpty())
        writer.member("reason", reason.trimmed().toStdString());
    writer.endObject();
    order(contract::command::kUnsubscribeClient, QByteArray::fromStdString(json), tr("Channel taken"));
}

void ConnectionsViewModel::order(std::string_view command, const QByteArray &argument, const QString &done)
{
    if (m_open == 0) {
        m_refusals = 0;
        m_carriedOut = 0;
    }
    ++m_open;
    Q_EMIT messageChanged();
    const QPointer<ConnectionsViewModel> self(this);
    m_connection.request(bytesOf(command), argument, [self, done](const client::Reply &reply) {
        if (self)
            self->onOrdered(reply, done);
    });
}

void ConnectionsViewModel::onOrdered(const client::Reply &reply, const QString &done)
{
    --m_open;
    QString refusal;
    if (const auto *error = std::get_if<client::RequestError>(&reply)) {
        ++m_refusals;
        refusal = error->message;
    } else {
        ++m_carriedOut;
    }
    m_isRefused = m_refusals > 0;
    const QString carriedOut = QString(done).replace(QLatin1String("%1"), countWords(m_carriedOut));
    if (m_refusals == 0)
        m_message = carriedOut;
    else if (!refusal.isEmpty())
        m_message = m_carriedOut == 0 ? tr("The hub refused it: %1").arg(refusal)
                                      : tr("%1; %2 refused: %3").arg(carriedOut, countWords(m_refusals), refusal);
    Q_EMIT messageChanged();
    if (m_open == 0)
        refresh();
}

} // namespace opsroom::viewmodels
