#include "client/bench/bench_options.h"

#include "tests/support/test_case.h"

using opsroom::bench::BenchOptions;
using opsroom::bench::Case;

class TestBenchOptions : public opsroom::test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void rooms_dependOnTheCase();
    void rooms_areNeverMoreThanConnections();
    void churn_belongsToMixedOnly();
    void whatIsGiven_stays();
};

void TestBenchOptions::rooms_dependOnTheCase()
{
    BenchOptions options;
    options.benchCase = Case::FanOut;
    QCOMPARE(options.withDefaults().rooms, 1U);
    options.benchCase = Case::Echo;
    QCOMPARE(options.withDefaults().rooms, 1000U);
    options.benchCase = Case::Rooms;
    QCOMPARE(options.withDefaults().rooms, 100U);
}

void TestBenchOptions::rooms_areNeverMoreThanConnections()
{
    BenchOptions options;
    options.connections = 7;
    options.rooms = 50;
    QCOMPARE(options.withDefaults().rooms, 7U);
}

void TestBenchOptions::churn_belongsToMixedOnly()
{
    BenchOptions options;
    options.churn = 5;
    options.benchCase = Case::Rooms;
    QCOMPARE(options.withDefaults().churn, 0.0);
    options.benchCase = Case::Mixed;
    QCOMPARE(options.withDefaults().churn, 5.0);
    options.churn = 0;
    QCOMPARE(options.withDefaults().churn, 10.0);
}

void TestBenchOptions::whatIsGiven_stays()
{
    BenchOptions options;
    options.users = 12;
    options.publishers = 3;
    options.rate = 5;
    const BenchOptions filled = options.withDefaults();
    QCOMPARE(filled.users, 12U);
    QCOMPARE(filled.publishers, 3U);
    QCOMPARE(filled.rate, 5.0);
}

OPSROOM_TEST(TestBenchOptions)
#include "tst_bench_options.moc"
