#pragma once

#include "client/lib/connection_info.h"
#include "qml/viewmodels/filter_subject.h"

namespace opsroom::viewmodels {

/// A client of the hub as a filter sees it. Lives no longer than the client.
class ClientSubject final : public FilterSubject
{
public:
    explicit ClientSubject(const client::ConnectionInfo &client)
        : m_client(client),
          m_channels(client.channels.join(u' ')),
          m_transport(client.isWebSocket ? QStringLiteral("websocket") : QStringLiteral("polling"))
    {}

    [[nodiscard]] QStringView text(FilterField field) const override
    {
        switch (field) {
        case FilterField::Tenant:
            return m_client.tenantId;
        case FilterField::Transaction:
            return m_client.sid;
        case FilterField::User:
            return m_client.userId;
        case FilterField::Role:
            return m_client.roles;
        case FilterField::Address:
            return m_client.address;
        case FilterField::Agent:
            return m_client.agent;
        case FilterField::Channel:
            return m_channels;
        case FilterField::Transport:
            return m_transport;
        default:
            return {};
        }
    }
    [[nodiscard]] std::optional<double> figure(FilterField field) const override
    {
        switch (field) {
        case FilterField::RoundTrip:
            return m_client.roundTripMs > 0 ? std::optional(m_client.roundTripMs) : std::nullopt;
        case FilterField::Queued:
            return static_cast<double>(m_client.queuedBytes);
        case FilterField::Dropped:
            return static_cast<double>(m_client.dropped);
        case FilterField::Sent:
            return static_cast<double>(m_client.sent);
        default:
            return {};
        }
    }

private:
    const client::ConnectionInfo &m_client;
    const QString m_channels;
    const QString m_transport;
};

} // namespace opsroom::viewmodels
