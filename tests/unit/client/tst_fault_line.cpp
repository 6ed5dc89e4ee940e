#include "client/fault/fault_line.h"
#include "client/fault/faulty_link.h"
#include "tests/support/test_case.h"

#include <QtTest/QSignalSpy>

#include <deque>

using namespace opsroom;
using namespace opsroom::fault;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

/// A link whose events come from the test.
class TestLink final : public client::Link
{
public:
    void open() override { Q_EMIT connected(u"sid"_s); }
    void close() override { isClosed = true; }
    [[nodiscard]] bool isConnected() const override { return true; }
    void sendEvent(const QByteArray &name, const QByteArray & /*arguments*/,
                   std::optional<std::uint64_t> /*ackId*/) override
    {
        sent.append(name);
    }
    void sendAck(std::uint64_t /*ackId*/, const QByteArray & /*arguments*/) override {}

    bool isClosed = false;
    QByteArrayList sent;
};

} // namespace

/// Messages that are delayed, lost, doubled and overtaken.
class TestFaultLine : public opsroom::test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void withoutAPlan_everythingPassesAtOnce();
    void dropped_neverArrives();
    void duplicated_arrivesTwice();
    void reordered_isOvertakenByTheNextOne();
    void reordered_arrivesLateWhereNothingFollows();
    void delayed_arrivesInItsOrder();
    void shares_areKept();
    void plans_areHeldToTheirLimits();
    void cleared_whatWaitsNeverArrives();
    void aFullLine_letsThrough();
    void aLink_losesItsEventsAndKeepsItsAnswers();
    void aLink_endsWithAnyCode();

private:
    [[nodiscard]] FaultLine::Random dice()
    {
        return [this] {
            if (m_dice.empty())
                return std::uint64_t{99};
            const std::uint64_t next = m_dice.front();
            m_dice.pop_front();
            return next;
        };
    }
    void submit(FaultLine &line, int number)
    {
        line.submit([this, number] { m_arrived.append(number); });
    }

    std::deque<std::uint64_t> m_dice; ///< what is thrown next; then 99, which hits nothing below 100 %
    QList<int> m_arrived;
};

void TestFaultLine::init()
{
    TestCase::init();
    m_dice.clear();
    m_arrived.clear();
}

void TestFaultLine::withoutAPlan_everythingPassesAtOnce()
{
    FaultLine line(dice());
    for (int i = 0; i < 3; ++i)
        submit(line, i);
    QCOMPARE(m_arrived, (QList<int>{0, 1, 2}));
    QCOMPARE(line.counts().passed, 3U);
}

void TestFaultLine::dropped_neverArrives()
{
    FaultLine line(dice());
    line.setPlan({.drop = 50});
    m_dice = {49, 50}; // the first is hit, the second is not
    submit(line, 1);
    submit(line, 2);
    QCOMPARE(m_arrived, QList<int>{2});
    QCOMPARE(line.counts().dropped, 1U);
}

void TestFaultLine::duplicated_arrivesTwice()
{
    FaultLine line(dice());
    line.setPlan({.duplicate = 100});
    submit(line, 1);
    QCOMPARE(m_arrived, (QList<int>{1, 1}));
    QCOMPARE(line.counts().duplicated, 1U);
    QCOMPARE(line.counts().passed, 2U);
}

void TestFaultLine::reordered_isOvertakenByTheNextOne()
{
    FaultLine line(dice());
    line.setPlan({.reorder = 50});
    m_dice = {0};
    submit(line, 1);
    QCOMPARE(m_arrived, QList<int>());
    submit(line, 2);
    QTRY_COMPARE(m_arrived, (QList<int>{2, 1}));
    QCOMPARE(line.counts().reordered, 1U);
}

void TestFaultLine::reordered_arrivesLateWhereNothingFollows()
{
    FaultLine line(dice());
    line.setPlan({.reorder = 100});
    submit(line, 1);
    QTRY_COMPARE(m_arrived, QList<int>{1});
}

void TestFaultLine::delayed_arrivesInItsOrder()
{
    FaultLine line(dice());
    line.setPlan({.delay = 60ms});
    submit(line, 1);
    line.setPlan({}); // what comes later waits behind what waits
    submit(line, 2);
    QCOMPARE(m_arrived, QList<int>());
    QTRY_COMPARE(m_arrived, (QList<int>{1, 2}));
    submit(line, 3);
    QCOMPARE(m_arrived.last(), 3);
}

void TestFaultLine::shares_areKept()
{
    FaultLine line;
    line.setPlan({.drop = 25});
    constexpr int kMany = 20'000;
    for (int i = 0; i < kMany; ++i)
        submit(line, i);
    const auto dropped = static_cast<double>(line.counts().dropped);
    QVERIFY2(dropped > kMany * 0.22 && dropped < kMany * 0.28, qPrintable(QString::number(dropped)));
    QVERIFY(std::ranges::is_sorted(m_arrived));
}

void TestFaultLine::plans_areHeldToTheirLimits()
{
    FaultLine line(dice());
    line.setPlan({.delay = 10min, .drop = 101, .duplicate = -1, .reorder = 100});
    QCOMPARE(line.plan().delay, std::chrono::milliseconds(FaultLine::kMostDelay));
    QCOMPARE(line.plan().drop, 100);
    QCOMPARE(line.plan().duplicate, 0);
    QCOMPARE(line.plan().reorder, 100);
    QVERIFY(!line.plan().isClean());
    QVERIFY(FaultPlan().isClean());
}

void TestFaultLine::cleared_whatWaitsNeverArrives()
{
    FaultLine line(dice());
    line.setPlan({.delay = 20ms});
    submit(line, 1);
    line.clear();
    submit(line, 2); // would arrive behind it
    QTRY_COMPARE(m_arrived, QList<int>{2});
}

void TestFaultLine::aFullLine_letsThrough()
{
    FaultLine line(dice());
    line.setPlan({.delay = 30s});
    for (std::size_t i = 0; i < FaultLine::kMostWaiting; ++i)
        submit(line, 0);
    QVERIFY(m_arrived.isEmpty());
    submit(line, 1);
    QCOMPARE(m_arrived, QList<int>{1});
}

void TestFaultLine::aLink_losesItsEventsAndKeepsItsAnswers()
{
    FaultLine line(dice());
    auto owned = std::make_unique<TestLink>();
    TestLink &inner = *owned;
    FaultyLink link(std::move(owned), line);
    const QSignalSpy events(&link, &client::Link::eventReceived);
    const QSignalSpy acks(&link, &client::Link::acked);
    const QSignalSpy connected(&link, &client::Link::connected);
    link.open();
    QCOMPARE(connected.size(), 1);
    line.setPlan({.drop = 100});
    Q_EMIT inner.eventReceived({});
    Q_EMIT inner.acked(7, "[]");
    link.sendEvent("ping", {}, {});
    QCOMPARE(events.size(), 0);
    QCOMPARE(acks.size(), 1);
    QCOMPARE(inner.sent, QByteArrayList{"ping"});
    line.setPlan({});
    Q_EMIT inner.eventReceived({});
    QCOMPARE(events.size(), 1);
}

void TestFaultLine::aLink_endsWithAnyCode()
{
    FaultLine line(dice());
    auto owned = std::make_unique<TestLink>();
    TestLink &inner = *owned;
    FaultyLink link(std::move(owned), line);
    QSignalSpy ended(&link, &client::Link::ended);
    const QSignalSpy events(&link, &client::Link::eventReceived);
    line.setPlan({.delay = 10ms});
    Q_EMIT inner.eventReceived({});
    link.endWith(3523, u"kicked"_s);
    QCOMPARE(ended.size(), 1);
    QCOMPARE(ended[0][0].toInt(), 3523);
    QVERIFY(inner.isClosed);
    QVERIFY(!link.isConnected());
    Q_EMIT inner.ended(1000, {});
    link.endWith(1006, {});
    submit(line, 1); // would arrive behind the event
    QTRY_COMPARE(m_arrived, QList<int>{1});
    QCOMPARE(ended.size(), 1);
    QCOMPARE(events.size(), 0);
}

OPSROOM_TEST(TestFaultLine)
#include "tst_fault_line.moc"
