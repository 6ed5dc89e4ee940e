#include "core/base/ulid.h"
#include "tests/support/fake_clock.h"
#include "tests/support/printers.h"
#include "tests/support/test_case.h"

using namespace std::chrono_literals;
using namespace std::string_literals;
using opsroom::UlidSource;
using opsroom::WallTime;

class TestUlid : public opsroom::test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void time_isTheFirstTenCharacters_data();
    void time_isTheFirstTenCharacters();
    void ids_useTheAlphabetOfCrockford();
    void ids_riseWithinAMillisecond();
    void ids_riseAcrossAnyJumpOfTheClock();
    void timeBeforeTheEpoch_countsAsTheEpoch();
    void sources_doNotShareIds();

private:
    opsroom::test::FakeClock m_clock;
};

void TestUlid::time_isTheFirstTenCharacters_data()
{
    QTest::addColumn<qint64>("milliseconds");
    QTest::addColumn<std::string>("prefix");
    QTest::newRow("the epoch") << qint64(0) << "0000000000"s;
    QTest::newRow("the example of the specification") << qint64(1469918176385) << "01ARYZ6S41"s;
    QTest::newRow("the last millisecond of 48 bits") << qint64((1LL << 48) - 1) << "7ZZZZZZZZZ"s;
}

void TestUlid::time_isTheFirstTenCharacters()
{
    QFETCH(qint64, milliseconds);
    QFETCH(std::string, prefix);
    UlidSource source;
    const auto id = source.next(WallTime(std::chrono::milliseconds(milliseconds)));
    QCOMPARE(std::string(id.view().substr(0, 10)), prefix);
}

void TestUlid::ids_useTheAlphabetOfCrockford()
{
    UlidSource source;
    for (int i = 0; i < 1000; ++i) {
        m_clock.advance(1ms);
        const auto id = source.next(m_clock.wallNow());
        QCOMPARE(id.view().size(), std::size_t(26));
        QCOMPARE(id.view().find_first_not_of("0123456789ABCDEFGHJKMNPQRSTVWXYZ"), std::string_view::npos);
    }
}

void TestUlid::ids_riseWithinAMillisecond()
{
    UlidSource source;
    std::string last;
    for (int i = 0; i < 10000; ++i) {
        const std::string id(source.next(m_clock.wallNow()).view());
        QVERIFY2(id > last, id.c_str());
        last = id;
    }
}

void TestUlid::ids_riseAcrossAnyJumpOfTheClock()
{
    UlidSource source;
    std::string last;
    for (const auto jump : {0ms, 1ms, -1ms, -3600'000ms, 1ms, 3600'002ms, -1ms, 86'400'000ms, 1ms}) {
        m_clock.jumpWall(jump);
        for (int i = 0; i < 3; ++i) {
            const std::string id(source.next(m_clock.wallNow()).view());
            QVERIFY2(id > last, id.c_str());
            last = id;
        }
    }
}

void TestUlid::timeBeforeTheEpoch_countsAsTheEpoch()
{
    UlidSource source;
    const std::string before(source.next(WallTime(-5000ms)).view());
    const std::string epoch(source.next(WallTime(0ms)).view());
    QCOMPARE(before.substr(0, 10), "0000000000"s);
    QVERIFY2(epoch > before, epoch.c_str());
}

void TestUlid::sources_doNotShareIds()
{
    UlidSource first;
    UlidSource second;
    QVERIFY(first.next(m_clock.wallNow()).view() != second.next(m_clock.wallNow()).view());
}

OPSROOM_TEST(TestUlid)
#include "tst_ulid.moc"
