#include "server/hub/pending_answers.h"
#include "tests/support/fake_clock.h"
#include "tests/support/test_case.h"

using namespace opsroom;
using namespace std::chrono_literals;

/// An answer comes when the disk has what it promises, and not before; or it promises nothing.
class PendingAnswersTest : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        TestCase::init();
        m_disk.emplace();
        m_pending.emplace(m_clock, *m_disk, 5s);
        m_given.clear();
    }
    void comesAtOnceWhenNothingIsUnderWay();
    void comesWithItsCommit();
    void givesUpInTime();
    void mayAskAgainWhileAnswering();

private:
    class Disk final : public hub::Durability
    {
    public:
        [[nodiscard]] bool isDurable() const override { return true; }
        [[nodiscard]] bool mayWrite() const override { return true; }
        [[nodiscard]] std::uint64_t ticket() const override { return last; }
        [[nodiscard]] std::uint64_t committed() const override { return taken; }
        std::uint64_t last = 0;
        std::uint64_t taken = 0;
    };

    void change(const QByteArray &name)
    {
        ++m_disk->last;
        m_pending->whenCommitted(
            [this, name](bool isStored) { m_given.append(name + (isStored ? "" : " not stored")); });
    }

    test::FakeClock m_clock;
    std::optional<Disk> m_disk;
    std::optional<hub::PendingAnswers> m_pending;
    QByteArrayList m_given;
};

void PendingAnswersTest::comesAtOnceWhenNothingIsUnderWay()
{
    m_pending->whenCommitted([this](bool isStored) { m_given.append(isStored ? "yes" : "no"); });
    QCOMPARE(m_given, QByteArrayList{"yes"});
    QCOMPARE(m_pending->dueAt(), SteadyTime::max());
}

void PendingAnswersTest::comesWithItsCommit()
{
    change("a");
    change("b");
    change("c");
    m_pending->settle();
    QCOMPARE(m_given, QByteArrayList());
    QCOMPARE(m_pending->size(), 3U);
    m_disk->taken = 2;
    m_pending->settle();
    QCOMPARE(m_given, (QByteArrayList{"a", "b"}));
    m_disk->taken = 3;
    m_pending->settle();
    QCOMPARE(m_given, (QByteArrayList{"a", "b", "c"}));
}

void PendingAnswersTest::givesUpInTime()
{
    change("a");
    m_clock.advance(1s);
    change("b");
    QCOMPARE(m_pending->dueAt(), m_clock.steadyNow() + 4s);
    m_clock.advance(4s - 1ms);
    m_pending->onTimer(m_clock.steadyNow());
    QCOMPARE(m_given, QByteArrayList());
    m_clock.advance(1ms);
    m_pending->onTimer(m_clock.steadyNow());
    QCOMPARE(m_given, QByteArrayList{"a not stored"});
    m_disk->taken = 2;
    m_clock.advance(9s);
    m_pending->onTimer(m_clock.steadyNow());
    QCOMPARE(m_given, (QByteArrayList{"a not stored", "b"}));
}

void PendingAnswersTest::mayAskAgainWhileAnswering()
{
    ++m_disk->last;
    m_pending->whenCommitted([this](bool) { change("behind"); });
    m_disk->taken = 1;
    m_pending->settle();
    QCOMPARE(m_given, QByteArrayList());
    m_disk->taken = 2;
    m_pending->settle();
    QCOMPARE(m_given, QByteArrayList{"behind"});
}

OPSROOM_TEST(PendingAnswersTest)
#include "tst_pending_answers.moc"
