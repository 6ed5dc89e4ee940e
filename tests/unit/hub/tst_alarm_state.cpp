#include "server/hub/alarm_state.h"
#include "tests/support/test_case.h"

using namespace opsroom;
using contract::AlarmState;
using hub::AlarmEvent;

/// The table of ISA-18.2, row by row.
class AlarmStateTest : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void follows_data();
    void follows();
    void refuses_data();
    void refuses();
};

void AlarmStateTest::follows_data()
{
    QTest::addColumn<AlarmState>("from");
    QTest::addColumn<AlarmEvent>("event");
    QTest::addColumn<bool>("isActive");
    QTest::addColumn<AlarmState>("to");
    QTest::newRow("normal, occurs") << AlarmState::Normal << AlarmEvent::Occur << true << AlarmState::Unacked;
    QTest::newRow("unacked, ack") << AlarmState::Unacked << AlarmEvent::Acknowledge << true << AlarmState::Acked;
    QTest::newRow("unacked, clears") << AlarmState::Unacked << AlarmEvent::Clear << false << AlarmState::ClearedUnacked;
    QTest::newRow("unacked, occurs again") << AlarmState::Unacked << AlarmEvent::Occur << true << AlarmState::Unacked;
    QTest::newRow("acked, clears") << AlarmState::Acked << AlarmEvent::Clear << false << AlarmState::Normal;
    QTest::newRow("acked, taken back") << AlarmState::Acked << AlarmEvent::Unacknowledge << true << AlarmState::Unacked;
    QTest::newRow("acked, worsens") << AlarmState::Acked << AlarmEvent::Worsen << true << AlarmState::Unacked;
    QTest::newRow("acked, occurs again") << AlarmState::Acked << AlarmEvent::Occur << true << AlarmState::Acked;
    QTest::newRow("cleared, ack") << AlarmState::ClearedUnacked << AlarmEvent::Acknowledge << false
                                  << AlarmState::Normal;
    QTest::newRow("cleared, occurs again")
        << AlarmState::ClearedUnacked << AlarmEvent::Occur << true << AlarmState::Unacked;
    QTest::newRow("any, shelve") << AlarmState::Acked << AlarmEvent::Shelve << true << AlarmState::Shelved;
    QTest::newRow("shelved, worsens") << AlarmState::Shelved << AlarmEvent::Worsen << true << AlarmState::Shelved;
    QTest::newRow("shelved, returns active")
        << AlarmState::Shelved << AlarmEvent::Return << true << AlarmState::Unacked;
    QTest::newRow("shelved, returns cleared")
        << AlarmState::Shelved << AlarmEvent::Return << false << AlarmState::Normal;
    QTest::newRow("suppressed, returns") << AlarmState::Suppressed << AlarmEvent::Return << true << AlarmState::Unacked;
    QTest::newRow("out of service, returns")
        << AlarmState::OutOfService << AlarmEvent::Return << false << AlarmState::Normal;
}

void AlarmStateTest::follows()
{
    QFETCH(AlarmState, from);
    QFETCH(AlarmEvent, event);
    QFETCH(bool, isActive);
    QFETCH(AlarmState, to);
    QVERIFY(hub::alarmStateAfter(from, event, isActive) == to);
}

void AlarmStateTest::refuses_data()
{
    QTest::addColumn<AlarmState>("from");
    QTest::addColumn<AlarmEvent>("event");
    QTest::newRow("nothing to acknowledge") << AlarmState::Normal << AlarmEvent::Acknowledge;
    QTest::newRow("acknowledge on the shelf") << AlarmState::Shelved << AlarmEvent::Acknowledge;
    QTest::newRow("nothing to take back") << AlarmState::Normal << AlarmEvent::Unacknowledge;
    QTest::newRow("return of what is not aside") << AlarmState::Acked << AlarmEvent::Return;
}

void AlarmStateTest::refuses()
{
    QFETCH(AlarmState, from);
    QFETCH(AlarmEvent, event);
    QVERIFY(!hub::alarmStateAfter(from, event, true).has_value());
}

OPSROOM_TEST(AlarmStateTest)
#include "tst_alarm_state.moc"
