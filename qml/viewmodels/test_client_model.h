#pragma once

#include "client/fault/fault_proxy.h"
#include "client/fault/faulty_link.h"
#include "client/lib/hub_connection.h"

#include <QtCore/QAbstractListModel>
#include <QtQml/qqmlregistration.h>

#include <functional>
#include <memory>
#include <vector>

namespace opsroom::viewmodels {

/// The clients that the test bench has connected, and what the last event that was sent came to at each.
///
/// Every one has a connection and a token of its own: the hub treats it like any other client.
/// Thread: main. Limits: kMostClients.
class TestClientModel : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Belongs to the test bench")
    Q_PROPERTY(int count READ count NOTIFY countChanged FINAL)

public:
    enum Role {
        UserIdRole = Qt::UserRole, ///< string "userId"
        TenantIdRole,              ///< string "tenantId"
        RoleRole,                  ///< string "role"
        StateRole,                 ///< int "state": ConnectionViewModel.State
        StateTextRole,             ///< string "stateText"
        DetailRole,                ///< string "detail": why it is not connected
        ReceivedRole,              ///< int "received": publications since it was connected
        KeyRole,                   ///< string "key": "anna@acme"
        IsFaultyRole,              ///< bool "isFaulty": something is to go wrong here
        VerdictRole,               ///< string "verdict": what the last event that was sent came to here
        HasReceivedRole,           ///< bool "hasReceived": the last event that was sent arrived here
    };
    Q_ENUM(Role)
    static constexpr int kMostClients = 50;

    struct Client
    {
        QString userId;
        QString tenantId;
        QString role;
        fault::FaultLine faults;
        client::HubConnection connection;
        QPointer<fault::FaultyLink> link;
        std::unique_ptr<fault::FaultProxy> proxy; ///< of a client that is not ours; then nothing else connects
        QByteArray expiredToken;                  ///< it gets no other one; empty: fresh ones
        int received = 0;
        bool hasReceived = false;
        double tookMs = 0;
        QString why; ///< what the hub says to why the last event did not come here

        [[nodiscard]] QString key() const { return userId + u'@' + tenantId; }
        [[nodiscard]] bool isOutside() const { return proxy != nullptr; }
    };
    /// What a client received that is a publication, with its `eventId`.
    using OnReceived = std::function<void(const Client &client, const client::HubEvent &event)>;

    explicit TestClientModel(QObject *parent = nullptr);
    ~TestClientModel() override;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;
    [[nodiscard]] int count() const { return static_cast<int>(m_clients.size()); }

    void setOnReceived(OnReceived onReceived) { m_onReceived = std::move(onReceived); }
    /// \returns false if there are kMostClients.
    bool add(std::unique_ptr<Client> client);
    void remove(int row);
    /// Precondition: 0 <= row < count().
    [[nodiscard]] Client &at(int row) { return *m_clients[static_cast<std::size_t>(row)]; }

    Q_INVOKABLE QString nameAt(int row) const;
    /// Row of "anna@acme"; -1: there is none.
    [[nodiscard]] int rowOf(const QString &key) const;
    /// Those that have the last event, sorted.
    [[nodiscard]] QStringList receivers() const;
    /// Closes a client's connection as if the hub had done it.
    void closeWith(int row, int code);
    void setFaults(int row, const fault::FaultPlan &plan);
    /// What the hub says of the last event and a client that has not got it.
    void noteWhy(const QString &key, const QString &why);

    /// A new event is on its way: nobody has it yet.
    void beginEvent();
    /// It was none that anybody receives.
    void endEvent();
    /// The client has it. \a client may be gone.
    void noteArrival(const Client &client, double tookMs);
    [[nodiscard]] bool hasEvent() const { return m_hasEvent; }

Q_SIGNALS:
    void countChanged();

private:
    void onEvent(const Client &client, const client::HubEvent &event);
    void onPassed(const Client &client, const QString &message);
    void changed(const Client &client);
    [[nodiscard]] int rowOf(const Client &client) const;
    [[nodiscard]] QString verdictOn(const Client &client) const;

    std::vector<std::unique_ptr<Client>> m_clients;
    OnReceived m_onReceived;
    bool m_hasEvent = false;
};

} // namespace opsroom::viewmodels
