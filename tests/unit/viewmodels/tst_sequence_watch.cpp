#include "qml/viewmodels/sequence_watch.h"
#include "tests/support/test_case.h"
#include "tests/unit/viewmodels/samples.h"

using namespace opsroom::viewmodels;
using namespace opsroom::test;

class TestSequenceWatch : public TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void missed_isWhatLiesBetween_data();
    void missed_isWhatLiesBetween();
    void tenantWithoutUpdates_isAskedAgainLater();
    void secondAttempt_changesNothing();
};

void TestSequenceWatch::missed_isWhatLiesBetween_data()
{
    QTest::addColumn<QList<int>>("before");
    QTest::addColumn<QList<int>>("after");
    QTest::addColumn<int>("missed");
    QTest::newRow("nothing") << QList<int>{1, 2, 3} << QList<int>{4, 5} << 0;
    QTest::newRow("three") << QList<int>{1, 2} << QList<int>{6, 7} << 3;
    QTest::newRow("kinds arrive out of order") << QList<int>{2, 1} << QList<int>{9, 7, 8} << 4;
    QTest::newRow("the hub counts anew") << QList<int>{50} << QList<int>{1} << 0;
    QTest::newRow("nothing known before") << QList<int>{} << QList<int>{70} << 0;
    QTest::newRow("nothing came since") << QList<int>{5} << QList<int>{} << 0;
}

void TestSequenceWatch::missed_isWhatLiesBetween()
{
    QFETCH(QList<int>, before);
    QFETCH(QList<int>, after);
    QFETCH(int, missed);
    SequenceWatch watch;
    for (const int seq : before)
        watch.note(transaction({}, seq));
    QCOMPARE(watch.takeMissed(), 0U);
    watch.onLost();
    for (const int seq : after)
        watch.note(transaction({}, seq));
    QCOMPARE(watch.takeMissed(), static_cast<quint64>(missed));
    QCOMPARE(watch.takeMissed(), 0U);
}

void TestSequenceWatch::tenantWithoutUpdates_isAskedAgainLater()
{
    SequenceWatch watch;
    watch.note(transaction({.tenant = QStringLiteral("acme")}, 10));
    watch.note(transaction({.tenant = QStringLiteral("beta")}, 20));
    watch.onLost();
    watch.note(transaction({.tenant = QStringLiteral("acme")}, 12));
    QCOMPARE(watch.takeMissed(), 1U);
    watch.note(transaction({.tenant = QStringLiteral("beta")}, 26));
    QCOMPARE(watch.takeMissed(), 5U);
}

void TestSequenceWatch::secondAttempt_changesNothing()
{
    SequenceWatch watch;
    watch.note(transaction({}, 10));
    watch.onLost();
    watch.onLost();
    watch.note(transaction({}, 14));
    QCOMPARE(watch.takeMissed(), 3U);
}

OPSROOM_TEST(TestSequenceWatch)
#include "tst_sequence_watch.moc"
