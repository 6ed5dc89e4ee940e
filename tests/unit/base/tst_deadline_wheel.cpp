#include "core/base/deadline_wheel.h"
#include "tests/support/fake_clock.h"
#include "tests/support/test_case.h"

using namespace std::chrono_literals;
using opsroom::DeadlineWheel;
using opsroom::SteadyTime;

class TestDeadlineWheel : public opsroom::test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void key_comesUpAtItsDeadlineAndNotBefore_data();
    void key_comesUpAtItsDeadlineAndNotBefore();
    void dueHandler_mayScheduleTheKeyAgain();
    void longPause_bringsUpEverythingOnce();
    void deadlineThatNeverComes_staysInTheWheel();
    void emptyWheel_asksForNoWakeUp();

private:
    opsroom::test::FakeClock m_clock;
};

namespace {

std::vector<std::uint64_t> dueAt(DeadlineWheel &wheel, SteadyTime now)
{
    std::vector<std::uint64_t> due;
    wheel.advance(now, [&due](std::uint64_t key) { due.push_back(key); });
    return due;
}

} // namespace

void TestDeadlineWheel::key_comesUpAtItsDeadlineAndNotBefore_data()
{
    QTest::addColumn<int>("deadlineMs");
    QTest::newRow("a deadline on a slot border") << 100;
    QTest::newRow("a deadline inside a slot") << 104;
    QTest::newRow("a deadline one turn of the wheel away") << 512 * 10;
    QTest::newRow("a deadline many turns away") << 60'000;
}

void TestDeadlineWheel::key_comesUpAtItsDeadlineAndNotBefore()
{
    QFETCH(int, deadlineMs);
    const SteadyTime start = m_clock.steadyNow();
    const SteadyTime deadline = start + std::chrono::milliseconds(deadlineMs);
    DeadlineWheel wheel(start, 10ms);
    wheel.schedule(7, deadline);

    SteadyTime now = start;
    std::vector<std::uint64_t> due;
    while (due.empty()) {
        QVERIFY(now <= deadline + 10ms);
        now += 1ms;
        due = dueAt(wheel, now);
    }
    QCOMPARE(due, std::vector<std::uint64_t>{7});
    QVERIFY(now >= deadline);
    QCOMPARE(wheel.size(), std::size_t(0));
}

void TestDeadlineWheel::dueHandler_mayScheduleTheKeyAgain()
{
    const SteadyTime start = m_clock.steadyNow();
    DeadlineWheel wheel(start, 10ms);
    wheel.schedule(1, start + 50ms);
    int calls = 0;
    for (SteadyTime now = start; now <= start + 500ms; now += 10ms) {
        wheel.advance(now, [&](std::uint64_t key) {
            ++calls;
            wheel.schedule(key, now + 50ms);
        });
    }
    QCOMPARE(calls, 10);
}

void TestDeadlineWheel::longPause_bringsUpEverythingOnce()
{
    const SteadyTime start = m_clock.steadyNow();
    DeadlineWheel wheel(start, 10ms);
    for (std::uint64_t key = 0; key < 2000; ++key)
        wheel.schedule(key, start + std::chrono::milliseconds(key * 10));
    std::vector<std::uint64_t> due = dueAt(wheel, start + 1h);
    std::sort(due.begin(), due.end());
    QCOMPARE(due.size(), std::size_t(2000));
    QVERIFY(std::adjacent_find(due.begin(), due.end()) == due.end());
    QVERIFY(dueAt(wheel, start + 2h).empty());
}

void TestDeadlineWheel::deadlineThatNeverComes_staysInTheWheel()
{
    // A clock that starts just above its zero leaves no room for rounding up.
    const SteadyTime start(1ns);
    DeadlineWheel wheel(start, 10ms);
    wheel.schedule(1, SteadyTime::max());
    QVERIFY(dueAt(wheel, start + 1h).empty());
    QCOMPARE(wheel.size(), std::size_t(1));
}

void TestDeadlineWheel::emptyWheel_asksForNoWakeUp()
{
    const SteadyTime start = m_clock.steadyNow();
    DeadlineWheel wheel(start, 10ms);
    QCOMPARE(wheel.nextAdvance(), SteadyTime::max());
    wheel.schedule(1, start + 25ms);
    QCOMPARE(wheel.nextAdvance(), start + 30ms);
}

OPSROOM_TEST(TestDeadlineWheel)
#include "tst_deadline_wheel.moc"
