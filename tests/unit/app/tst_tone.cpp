#include "app/opsroom/tone.h"
#include "qml/viewmodels/alert_list_model.h"
#include "tests/support/test_case.h"

#include <cstdlib>

using opsroom::app::toneOf;
using opsroom::viewmodels::AlertListModel;

/// The sounds of alerts, as samples.
class TestTone : public opsroom::test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void severity_isToldByTheNumberOfPulses_data();
    void severity_isToldByTheNumberOfPulses();

private:
    static constexpr int kRate = 48'000;

    [[nodiscard]] static QList<int> samplesOf(const QByteArray &pcm)
    {
        QList<int> samples;
        for (qsizetype i = 0; i + 1 < pcm.size(); i += 2)
            samples.append(static_cast<qint16>(static_cast<quint8>(pcm[i]) | static_cast<quint8>(pcm[i + 1]) << 8));
        return samples;
    }
    /// Stretches of sound between stretches of silence of ten milliseconds and more.
    [[nodiscard]] static int pulsesOf(const QList<int> &samples)
    {
        int pulses = 0;
        int silent = kRate;
        for (const int sample : samples) {
            if (std::abs(sample) < 50) {
                ++silent;
                continue;
            }
            pulses += silent >= kRate / 100 ? 1 : 0;
            silent = 0;
        }
        return pulses;
    }
};

void TestTone::severity_isToldByTheNumberOfPulses_data()
{
    QTest::addColumn<int>("severity");
    QTest::addColumn<int>("pulses");
    QTest::newRow("critical") << static_cast<int>(AlertListModel::Critical) << 3;
    QTest::newRow("high") << static_cast<int>(AlertListModel::High) << 2;
    QTest::newRow("the others") << static_cast<int>(AlertListModel::Low) << 1;
}

void TestTone::severity_isToldByTheNumberOfPulses()
{
    QFETCH(int, severity);
    QFETCH(int, pulses);
    const QList<int> samples = samplesOf(toneOf(severity, kRate));
    QCOMPARE(pulsesOf(samples), pulses);
    QVERIFY2(samples.size() <= kRate / 2, "half a second at most");
    const auto loudest = std::ranges::max(samples, {}, [](int sample) { return std::abs(sample); });
    QVERIFY(std::abs(loudest) > 8'000 && std::abs(loudest) < 10'000);
    QVERIFY2(std::abs(samples.first()) < 50 && std::abs(samples.last()) < 200,
             "it neither begins nor ends with a click");
}

OPSROOM_TEST(TestTone)
#include "tst_tone.moc"
