#pragma once

#include "tests/integration/console/test_hub.h"
#include "tests/qml/console_fixture.h"

#include <map>
#include <memory>

namespace opsroom::test {

/// Two consoles of two operators over one real hub, and the clients that a test connects to it.
///
/// Thread: main.
class LiveFixture final : public QObject
{
    Q_OBJECT
    Q_PROPERTY(opsroom::viewmodels::ConsoleViewModel *console READ console CONSTANT FINAL)
    Q_PROPERTY(opsroom::viewmodels::WorkspaceViewModel *workspace READ workspace CONSTANT FINAL)
    Q_PROPERTY(opsroom::viewmodels::ConsoleViewModel *otherConsole READ otherConsole CONSTANT FINAL)

public:
    LiveFixture();

    [[nodiscard]] viewmodels::ConsoleViewModel *console() { return &m_olga.console; }
    [[nodiscard]] viewmodels::WorkspaceViewModel *workspace() { return &m_olga.workspace; }
    [[nodiscard]] viewmodels::ConsoleViewModel *otherConsole() { return &m_otto.console; }

    /// Starts the hub, or starts it again on the same port, and opens both consoles.
    Q_INVOKABLE bool start();
    Q_INVOKABLE void stopHub() { m_hub.stop(); }
    Q_INVOKABLE void connectClient(const QString &user, const QString &tenant, const QString &role);
    Q_INVOKABLE void disconnectClients() { m_clients.clear(); }
    /// "Connected", "Refused", "Waiting", ...
    Q_INVOKABLE QString stateOf(const QString &user) const;
    /// What the hub has said to a client last.
    Q_INVOKABLE QString errorOf(const QString &user) const;
    /// The address of a door of olga's test bench, for a client that is not hers.
    Q_INVOKABLE void connectThrough(const QString &url, const QString &user, const QString &tenant,
                                    const QString &role);
    Q_INVOKABLE bool sendAs(const QString &user, const QString &event, const QString &json);
    /// \a count transactions of the client's tenant, one after the other.
    Q_INVOKABLE void publishAs(const QString &user, int count);
    /// Puts the consoles' clock forward and lets them notice.
    Q_INVOKABLE void passTime(int seconds);

private:
    struct Operator
    {
        Operator(const QString &settingsFile, const Clock &clock, viewmodels::TestBenchViewModel::TokenMint mint)
            : settings(settingsFile),
              workspace(clock, settings, secrets, QStringLiteral("0")),
              session(workspace.add(std::make_unique<viewmodels::HubSession>(
                  std::make_unique<client::HubConnection>(), clock, settings,
                  viewmodels::ConsoleViewModel::Identity{QStringLiteral("0"), {}, {}, std::move(mint)}))),
              connection(session.connection()),
              console(session.console())
        {}
        viewmodels::SettingsViewModel settings;
        viewmodels::MemorySecretStore secrets;
        viewmodels::WorkspaceViewModel workspace;
        viewmodels::HubSession &session;
        client::HubConnection &connection;
        viewmodels::ConsoleViewModel &console;
    };

    [[nodiscard]] viewmodels::TestBenchViewModel::TokenMint mint() const;

    QTemporaryDir m_scratch;
    ShiftedClock m_clock;
    TestHub m_hub;
    Operator m_olga;
    Operator m_otto;
    std::map<QString, std::unique_ptr<client::HubConnection>> m_clients; ///< by user
    int m_published = 0;
};

} // namespace opsroom::test
