#include "core/base/histogram.h"
#include "tests/support/test_case.h"

#include <algorithm>
#include <random>

using opsroom::Histogram;
using Samples = std::vector<std::uint64_t>;

class TestHistogram : public opsroom::test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void percentile_staysWithinOneThirtySecond_data();
    void percentile_staysWithinOneThirtySecond();
    void countUpTo_countsToThePrecisionOfABucket();
    void merging_equalsRecordingTogether();
    void subtracting_leavesWhatHappenedSince();
    void valueAboveTheRange_countsInTheLastBucket();
    void emptyHistogram_saysZero();
};

namespace {

Histogram histogramOf(const Samples &samples)
{
    Histogram histogram;
    for (const std::uint64_t sample : samples)
        histogram.record(sample);
    return histogram;
}

template <class Distribution>
Samples draw(std::size_t count, Distribution distribution)
{
    std::mt19937_64 random(count);
    Samples samples(count);
    for (std::uint64_t &sample : samples)
        sample = static_cast<std::uint64_t>(distribution(random));
    return samples;
}

void compare(const Histogram &a, const Histogram &b)
{
    QCOMPARE(a.count(), b.count());
    QCOMPARE(a.sum(), b.sum());
    for (int percent = 0; percent <= 100; ++percent)
        QCOMPARE(a.percentile(percent), b.percentile(percent));
}

} // namespace

void TestHistogram::percentile_staysWithinOneThirtySecond_data()
{
    QTest::addColumn<Samples>("samples");
    QTest::newRow("a single sample") << Samples{12345};
    QTest::newRow("many times the same") << Samples(100, 777);
    QTest::newRow("small values, which are exact") << draw(500, std::uniform_int_distribution<std::uint64_t>(0, 31));
    QTest::newRow("borders of powers of two") << Samples{31, 32, 33, 63, 64, 65, 127, 128, 1023, 1024, 1025};
    QTest::newRow("latencies with a long tail") << draw(5000, std::lognormal_distribution<double>(7.0, 2.0));
    QTest::newRow("the whole range") << draw(1000, std::uniform_int_distribution<std::uint64_t>(0, 0xffffffff));
}

void TestHistogram::percentile_staysWithinOneThirtySecond()
{
    QFETCH(Samples, samples);
    const Histogram histogram = histogramOf(samples);
    std::sort(samples.begin(), samples.end());
    QCOMPARE(histogram.count(), std::uint64_t(samples.size()));

    for (std::size_t permille = 1; permille <= 1000; ++permille) {
        // The rank in whole numbers, rounded up: what the percentile means without floating point.
        const std::size_t rank = (permille * samples.size() + 999) / 1000;
        const std::uint64_t exact = samples[rank - 1];
        const std::uint64_t estimate = histogram.percentile(static_cast<double>(permille) / 10);
        QVERIFY2(estimate >= exact && estimate <= exact + exact / 32,
                 qPrintable(QStringLiteral("p%1 of %2 samples is %3, not %4")
                                .arg(static_cast<double>(permille) / 10)
                                .arg(samples.size())
                                .arg(exact)
                                .arg(estimate)));
    }
}

void TestHistogram::countUpTo_countsToThePrecisionOfABucket()
{
    const Samples samples = draw(2000, std::lognormal_distribution<double>(7.0, 2.0));
    const Histogram histogram = histogramOf(samples);
    const auto exact = [&samples](std::uint64_t limit) {
        return static_cast<std::uint64_t>(
            std::count_if(samples.begin(), samples.end(), [limit](std::uint64_t sample) { return sample <= limit; }));
    };
    for (std::uint64_t limit = 0; limit < 1'000'000; limit += limit / 7 + 1) {
        QVERIFY(histogram.countUpTo(limit) >= exact(limit));
        QVERIFY(histogram.countUpTo(limit) <= exact(limit + limit / 32));
    }
}

void TestHistogram::merging_equalsRecordingTogether()
{
    const Samples some = draw(300, std::uniform_int_distribution<std::uint64_t>(0, 1000));
    const Samples others = draw(700, std::lognormal_distribution<double>(9.0, 1.0));
    Samples all = some;
    all.insert(all.end(), others.begin(), others.end());

    Histogram merged = histogramOf(some);
    merged.merge(histogramOf(others));
    compare(merged, histogramOf(all));
}

void TestHistogram::subtracting_leavesWhatHappenedSince()
{
    Histogram histogram = histogramOf(draw(300, std::uniform_int_distribution<std::uint64_t>(0, 1000)));
    const Histogram earlier = histogram;
    Histogram since;
    for (const std::uint64_t sample : {5U, 70U, 70U, 90000U}) {
        histogram.record(sample);
        since.record(sample);
    }
    histogram.subtract(earlier);
    compare(histogram, since);
}

void TestHistogram::valueAboveTheRange_countsInTheLastBucket()
{
    Histogram histogram;
    histogram.record(std::uint64_t{1} << 40U, 3);
    QCOMPARE(histogram.count(), std::uint64_t(3));
    QCOMPARE(histogram.max(), std::uint64_t(0xffffffff));
}

void TestHistogram::emptyHistogram_saysZero()
{
    Histogram histogram;
    histogram.record(100, 4);
    QCOMPARE(histogram.mean(), 100.0);
    histogram.clear();
    QCOMPARE(histogram.mean(), 0.0);
    QCOMPARE(histogram.max(), std::uint64_t(0));
    QCOMPARE(histogram.percentile(50), std::uint64_t(0));
    QCOMPARE(histogram.countUpTo(~std::uint64_t{0}), std::uint64_t(0));
}

OPSROOM_TEST(TestHistogram)
#include "tst_histogram.moc"
