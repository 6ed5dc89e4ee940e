#include "server/hub/token_bucket.h"
#include "tests/support/fake_clock.h"
#include "tests/support/test_case.h"

using namespace std::chrono_literals;
using namespace opsroom;
using hub::RateLimit;
using hub::TokenBucket;

class TestTokenBucket : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void burst_isTakenAtOnceAndNoMore();
    void token_comesBackAtTheRate();
    void quietTime_fillsUpToTheBurst();
    void rateOfZero_isNoLimit();
};

void TestTokenBucket::burst_isTakenAtOnceAndNoMore()
{
    const test::FakeClock clock;
    TokenBucket bucket;
    constexpr RateLimit kLimit{10, 3};
    for (int i = 0; i < 3; ++i)
        QVERIFY(bucket.take(kLimit, clock.steadyNow()) == 0ms);
    QVERIFY(bucket.take(kLimit, clock.steadyNow()) == 100ms);
    QVERIFY(bucket.take(kLimit, clock.steadyNow()) == 100ms);
}

void TestTokenBucket::token_comesBackAtTheRate()
{
    test::FakeClock clock;
    TokenBucket bucket;
    constexpr RateLimit kLimit{10, 1};
    QVERIFY(bucket.take(kLimit, clock.steadyNow()) == 0ms);
    clock.advance(99ms);
    QVERIFY(bucket.take(kLimit, clock.steadyNow()) == 1ms);
    clock.advance(1ms);
    QVERIFY(bucket.take(kLimit, clock.steadyNow()) == 0ms);
    QVERIFY(bucket.take(kLimit, clock.steadyNow()) == 100ms);
}

void TestTokenBucket::quietTime_fillsUpToTheBurst()
{
    test::FakeClock clock;
    TokenBucket bucket;
    constexpr RateLimit kLimit{100, 5};
    QVERIFY(bucket.take(kLimit, clock.steadyNow()) == 0ms);
    clock.advance(1h);
    for (int i = 0; i < 5; ++i)
        QVERIFY(bucket.take(kLimit, clock.steadyNow()) == 0ms);
    QVERIFY(bucket.take(kLimit, clock.steadyNow()) > 0ms);
}

void TestTokenBucket::rateOfZero_isNoLimit()
{
    const test::FakeClock clock;
    TokenBucket bucket;
    for (int i = 0; i < 1000; ++i)
        QVERIFY(bucket.take({0, 1}, clock.steadyNow()) == 0ms);
}

OPSROOM_TEST(TestTokenBucket)
#include "tst_token_bucket.moc"
