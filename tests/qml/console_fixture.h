#pragma once

#include "client/lib/hub_connection.h"
#include "core/base/clock.h"
#include "qml/viewmodels/workspace_view_model.h"

#include <QtCore/QTemporaryDir>
#include <QtNetwork/QTcpServer>

namespace opsroom::test {

/// The time of day, which a test may put forward.
class ShiftedClock final : public Clock
{
public:
    [[nodiscard]] SteadyTime steadyNow() const override { return m_system.steadyNow() + m_shift; }
    [[nodiscard]] WallTime wallNow() const override { return m_system.wallNow() + m_shift; }
    void advance(Milliseconds by) { m_shift += by; }

private:
    SystemClock m_system;
    Milliseconds m_shift{0};
};

/// A hub of two settings that starts and stops at once.
class FakeHubControl final : public viewmodels::HubControl
{
public:
    [[nodiscard]] bool isRunning() const override { return m_isRunning; }
    [[nodiscard]] QList<std::pair<QString, QString>> facts() const override;
    [[nodiscard]] QList<Setting> settings() const override;
    [[nodiscard]] Problems check(const Changes &changes) const override;
    void start(const Changes &changes, Done done) override;
    void stop(Done done) override;

    int starts = 0;

private:
    bool m_isRunning = true;
    QString m_drain = QStringLiteral("5s");
};

/// A console as the program makes it, over a connection that is not opened: events come from here, in the very form in
/// which the hub sends them.
///
/// Thread: main.
class ConsoleFixture final : public QObject
{
    Q_OBJECT
    Q_PROPERTY(opsroom::viewmodels::ConsoleViewModel *console READ console CONSTANT FINAL)
    Q_PROPERTY(opsroom::viewmodels::WorkspaceViewModel *workspace READ workspace CONSTANT FINAL)
    Q_PROPERTY(int hubStarts READ hubStarts FINAL)
    Q_PROPERTY(int fetches READ fetches FINAL)

public:
    ConsoleFixture();
    /// Connections to trapUrl().
    [[nodiscard]] int fetches() const { return m_fetches; }
    [[nodiscard]] int hubStarts() const { return m_hub.starts; }

    [[nodiscard]] viewmodels::ConsoleViewModel *console() { return &m_console; }
    [[nodiscard]] viewmodels::WorkspaceViewModel *workspace() { return &m_workspace; }

    /// \a count transactions with ids tx-<n>, numbered on through the life of the fixture.
    Q_INVOKABLE void publishTransactions(int count, const QString &tenant, const QString &status,
                                         const QString &counterparty);
    Q_INVOKABLE void publishAlert(const QString &id, const QString &severity, const QString &message);
    Q_INVOKABLE void publishWallet(const QString &id, const QString &tenant, const QString &available);
    Q_INVOKABLE void publishRaw(const QString &event, const QString &json) { publish(event, json.toUtf8()); }
    /// Writes a capture of \a count transactions, one a second. \returns its file
    Q_INVOKABLE QString writeCapture(int count);
    /// An address that nobody has a reason to fetch.
    Q_INVOKABLE QString trapUrl();
    Q_INVOKABLE void publishMetrics();
    /// \a count clients user-<n> of two tenants.
    Q_INVOKABLE void listClients(int count);
    /// Points the connection at a port where nobody listens, and opens it.
    Q_INVOKABLE void connectToNobody();
    Q_INVOKABLE void measureRoundTrip(double milliseconds, int times);
    /// So many seconds of a connection over which \a updates a second arrive.
    Q_INVOKABLE void carryTraffic(int seconds, int updates);
    /// Puts the clock forward and lets the console notice.
    Q_INVOKABLE void passTime(int seconds);
    /// Points of each unbroken stretch that a trace draws for these values.
    Q_INVOKABLE QList<int> stretchLengths(const QList<double> &values, double width) const;

private:
    void publish(const QString &event, const QByteArray &json);
    [[nodiscard]] QByteArray stamp();

    QTemporaryDir m_scratch;
    ShiftedClock m_clock;
    viewmodels::SettingsViewModel m_settings;
    viewmodels::MemorySecretStore m_secrets;
    FakeHubControl m_hub;
    viewmodels::WorkspaceViewModel m_workspace;
    viewmodels::HubSession &m_session;
    client::HubConnection &m_connection;
    viewmodels::ConsoleViewModel &m_console;
    QTcpServer m_trap;
    int m_fetches = 0;
    int m_transactions = 0;
    int m_seq = 0;
};

} // namespace opsroom::test
