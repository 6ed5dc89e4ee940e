#include "core/contract/event_names.h"
#include "core/protocol/socketio/packet.h"
#include "tests/support/test_case.h"

#include <array>
#include <set>

namespace command = opsroom::contract::command;
namespace event = opsroom::contract::event;

class TestEventNames : public opsroom::test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void names_areThoseThatClientsKnow_data();
    void names_areThoseThatClientsKnow();
    void names_areNotReservedBySocketIo();
    void names_areUsedOncePerDirection();
};

namespace {

constexpr std::array kCommands{command::kJoinTenant,   command::kLeaveTenant,      command::kSubscribe,
                               command::kUnsubscribe,  command::kRequestMetrics,   command::kTransactionUpdate,
                               command::kWalletUpdate, command::kComplianceAlert,  command::kPing,
                               command::kRefreshToken, command::kAlertAcknowledge, command::kAlertUnacknowledge,
                               command::kAlertShelve,  command::kAlertUnshelve,    command::kAlertAssign,
                               command::kAlertNote,    command::kAlertCase};
constexpr std::array kEvents{event::kConnected,
                             event::kDisconnected,
                             event::kJoinedTenant,
                             event::kLeftTenant,
                             event::kTenantStatus,
                             event::kSubscriptionConfirmed,
                             event::kUnsubscriptionConfirmed,
                             event::kMetricsUpdate,
                             event::kTransactionUpdated,
                             event::kWalletUpdated,
                             event::kComplianceAlert,
                             event::kComplianceAlertUpdated,
                             event::kTransactionQueued,
                             event::kTransactionProcessing,
                             event::kTransactionCompleted,
                             event::kTransactionFailed,
                             event::kPong,
                             event::kTokenExpiring,
                             event::kRateLimited,
                             event::kError};

} // namespace

void TestEventNames::names_areThoseThatClientsKnow_data()
{
    QTest::addColumn<std::string>("name");
    QTest::addColumn<std::string>("known");
    const auto row = [](std::string_view name, const char *known) {
        QTest::newRow(known) << std::string(name) << std::string(known);
    };
    row(command::kJoinTenant, "join-tenant");
    row(command::kLeaveTenant, "leave-tenant");
    row(command::kSubscribe, "subscribe");
    row(command::kUnsubscribe, "unsubscribe");
    row(command::kRequestMetrics, "request-metrics");
    row(command::kTransactionUpdate, "transaction-update");
    row(command::kWalletUpdate, "wallet-update");
    row(command::kComplianceAlert, "compliance-alert");
    row(command::kPing, "ping");
    row(event::kJoinedTenant, "joined-tenant");
    row(event::kTenantStatus, "tenant-status");
    row(event::kLeftTenant, "left-tenant");
    row(event::kSubscriptionConfirmed, "subscription-confirmed");
    row(event::kUnsubscriptionConfirmed, "unsubscription-confirmed");
    row(event::kMetricsUpdate, "metrics-update");
    row(event::kTransactionUpdated, "transaction-updated");
    row(event::kWalletUpdated, "wallet-updated");
    row(event::kTransactionQueued, "transaction-queued");
    row(event::kTransactionProcessing, "transaction-processing");
    row(event::kPong, "pong");
    row(event::kConnected, "connected");
    row(event::kDisconnected, "disconnected");
}

void TestEventNames::names_areThoseThatClientsKnow()
{
    QFETCH(std::string, name);
    QTEST(name, "known");
}

void TestEventNames::names_areNotReservedBySocketIo()
{
    for (const std::string_view name : kCommands)
        QVERIFY(!opsroom::socketio::isReservedEvent(name));
    for (const std::string_view name : kEvents)
        QVERIFY(!opsroom::socketio::isReservedEvent(name));
}

void TestEventNames::names_areUsedOncePerDirection()
{
    QCOMPARE(std::set(kCommands.begin(), kCommands.end()).size(), kCommands.size());
    QCOMPARE(std::set(kEvents.begin(), kEvents.end()).size(), kEvents.size());
}

OPSROOM_TEST(TestEventNames)
#include "tst_event_names.moc"
