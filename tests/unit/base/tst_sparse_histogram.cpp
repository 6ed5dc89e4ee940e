#include "core/base/sparse_histogram.h"
#include "tests/support/test_case.h"

#include <random>

using opsroom::Histogram;
using opsroom::SparseHistogram;

class TestSparseHistogram : public opsroom::test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void empty_hasNoPercentile();
    void percentiles_areThoseOfAHistogram_data();
    void percentiles_areThoseOfAHistogram();
    void added_theyMakeTheSameHistogram();
    void buckets_comeInOrder();
};

void TestSparseHistogram::empty_hasNoPercentile()
{
    SparseHistogram sparse;
    QVERIFY(sparse.isEmpty());
    QCOMPARE(sparse.percentile(99), 0U);
    sparse.record(5);
    QVERIFY(!sparse.isEmpty());
    sparse.clear();
    QVERIFY(sparse.isEmpty());
    QCOMPARE(sparse.percentile(50), 0U);
}

void TestSparseHistogram::percentiles_areThoseOfAHistogram_data()
{
    QTest::addColumn<double>("percent");
    for (const double percent : {0.0, 1.0, 50.0, 95.0, 99.0, 99.9, 100.0})
        QTest::addRow("p%g", percent) << percent;
}

void TestSparseHistogram::percentiles_areThoseOfAHistogram()
{
    QFETCH(double, percent);
    std::mt19937_64 random(7); // NOLINT(cert-msc51-cpp): the same run each time
    std::lognormal_distribution<double> spread(7, 2);
    SparseHistogram sparse;
    Histogram full;
    for (int i = 0; i < 20'000; ++i) {
        const auto value = static_cast<std::uint64_t>(spread(random));
        sparse.record(value);
        full.record(value);
    }
    sparse.record(~std::uint64_t{0}); // beyond the range
    full.record(~std::uint64_t{0});
    QCOMPARE(sparse.count(), full.count());
    QCOMPARE(sparse.percentile(percent), full.percentile(percent));
}

void TestSparseHistogram::added_theyMakeTheSameHistogram()
{
    SparseHistogram one;
    SparseHistogram other;
    Histogram all;
    for (std::uint64_t value = 1; value < 3'000; value += 7) {
        (value % 2 == 0 ? one : other).record(value);
        all.record(value);
    }
    Histogram sum;
    one.addTo(sum);
    other.addTo(sum);
    QCOMPARE(sum.count(), all.count());
    for (const double percent : {1.0, 50.0, 99.0})
        QCOMPARE(sum.percentile(percent), all.percentile(percent));
}

void TestSparseHistogram::buckets_comeInOrder()
{
    SparseHistogram sparse;
    for (const std::uint64_t value : {9'000, 3, 500, 3, 77})
        sparse.record(value);
    std::uint64_t last = 0;
    std::uint64_t samples = 0;
    sparse.forEach([&](std::uint64_t edge, std::uint64_t count) {
        QVERIFY(edge > last);
        last = edge;
        samples += count;
    });
    QCOMPARE(samples, 5U);
}

OPSROOM_TEST(TestSparseHistogram)
#include "tst_sparse_histogram.moc"
