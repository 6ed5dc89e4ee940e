#include "qml/viewmodels/load_test_view_model.h"

#include "client/bench/dialect.h"
#include "qml/viewmodels/words.h"

#include <QtCore/QTemporaryFile>

#include <algorithm>

namespace opsroom::viewmodels {

namespace {

constexpr int kDrawn = 600; ///< samples: two and a half minutes
constexpr double kMsPerMicro = 0.001;
constexpr std::string_view kMeasuring = "measuring";

QString resultOf(const bench::BenchReport &report)
{
    const double seconds = std::max(report.seconds, 0.001);
    const auto delivered = static_cast<qint64>(static_cast<double>(report.delivered) / seconds);
    const auto took = [&report](double percent) {
        return durationWords(static_cast<double>(report.latency.percentile(percent)) * kMsPerMicro);
    };
    QString text = LoadTestViewModel::tr(
                       "%1 deliveries a second, p50 %2, p99 %3; %4 sent, %5 refused, %6 connections lost")
                       .arg(countWords(delivered), took(50), took(99),
                            countWords(static_cast<qint64>(report.published)),
                            countWords(static_cast<qint64>(report.refused)),
                            countWords(static_cast<qint64>(report.lost)));
    if (report.withheld > 0)
        text += LoadTestViewModel::tr("; %1 were not sent, as the hub did not take them in time")
                    .arg(countWords(static_cast<qint64>(report.withheld)));
    return text;
}

} // namespace

/// What both threads look at.
struct LoadTestViewModel::Shared
{
    std::atomic<bool> isStopped = false;
    QTemporaryFile tokens;
};

LoadTestViewModel::LoadTestViewModel(TestBenchViewModel &bench, QObject *parent)
    : QObject(parent), m_bench(bench), m_rate(kDrawn), m_p99(kDrawn)
{}

LoadTestViewModel::~LoadTestViewModel()
{
    stop();
    join();
}

void LoadTestViewModel::join()
{
    if (m_thread.joinable())
        m_thread.join();
}

void LoadTestViewModel::start(int clients, int tenants, int rate, int seconds)
{
    if (m_isRunning || !m_bench.isAvailable())
        return;
    join();
    bench::BenchOptions options;
    options.benchCase = bench::Case::Rooms;
    options.connections = static_cast<std::uint32_t>(std::clamp(clients, 1, kMostClients));
    options.rooms = static_cast<std::uint32_t>(std::clamp(tenants, 1, static_cast<int>(options.connections)));
    options.rate = std::clamp(rate, 1, kMostRate);
    options.duration = std::clamp(seconds, 1, kMostSeconds);
    options.warmup = 1;
    options.path = m_bench.hubPath().toStdString() + "/?EIO=4&transport=websocket";
    QUrl url = m_bench.hubUrl();
    url.setScheme(url.scheme() == QLatin1String("https") ? QStringLiteral("wss") : QStringLiteral("ws"));
    options.url = url.toString().toStdString();

    m_shared = std::make_shared<Shared>();
    if (!m_shared->tokens.open()) {
        onEnded(m_shared->tokens.errorString(), true);
        return;
    }
    for (std::uint32_t i = 0; i < options.connections; ++i) {
        const QString tenant = QString::fromStdString(bench::Dialect::tenantOf(i % options.rooms));
        m_shared->tokens.write(
            m_bench.mint()(QStringLiteral("load-%1").arg(i), tenant, QStringLiteral("service"), std::chrono::seconds(0))
            + '\n');
    }
    if (!m_shared->tokens.flush()) {
        onEnded(m_shared->tokens.errorString(), true);
        return;
    }
    options.tokenFile = m_shared->tokens.fileName().toStdString();

    m_rate.clear();
    m_p99.clear();
    m_isRunning = true;
    m_hasFailed = false;
    m_result.clear();
    Q_EMIT changed();
    m_thread = std::thread([this, shared = m_shared, options] {
        std::uint64_t before = 0;
        double beforeSeconds = 0;
        bool wasMeasured = false;
        const auto watch = [&, this](const bench::BenchRun::Progress &progress) {
            const bool isMeasured = progress.phase == kMeasuring;
            if (isMeasured != wasMeasured) {
                before = 0;
                beforeSeconds = 0;
                wasMeasured = isMeasured;
            }
            const double took = progress.seconds - beforeSeconds;
            const double perSecond = took > 0 ? static_cast<double>(progress.delivered - before) / took : 0;
            before = progress.delivered;
            beforeSeconds = progress.seconds;
            const QString phase = isMeasured ? tr("%1 s of %2 s").arg(progress.seconds, 0, 'f', 0).arg(options.duration)
                                             : tr("%1 of %2 connected").arg(progress.ready).arg(options.connections);
            QMetaObject::invokeMethod(
                this,
                [this, phase, isMeasured, perSecond, p99 = static_cast<double>(progress.p99) * kMsPerMicro] {
                    onProgress(phase, isMeasured, perSecond, p99);
                },
                Qt::QueuedConnection);
            return !shared->isStopped.load();
        };
        const auto outcome = bench::BenchRun::run(options.withDefaults(), watch);
        const QString result = outcome ? resultOf(*outcome) : QString::fromStdString(outcome.error().text);
        QMetaObject::invokeMethod(
            this, [this, result, hasFailed = !outcome] { onEnded(result, hasFailed); }, Qt::QueuedConnection);
    });
}

void LoadTestViewModel::stop()
{
    if (m_shared)
        m_shared->isStopped = true;
}

void LoadTestViewModel::onProgress(const QString &phase, bool isMeasured, double perSecond, double p99Ms)
{
    m_phase = phase;
    if (isMeasured) {
        m_rate.append(perSecond);
        m_p99.append(p99Ms);
    }
    Q_EMIT changed();
}

void LoadTestViewModel::onEnded(const QString &result, bool hasFailed)
{
    join();
    m_isRunning = false;
    m_phase.clear();
    m_result = m_shared->isStopped ? tr("Stopped") : result;
    m_hasFailed = hasFailed && !m_shared->isStopped;
    Q_EMIT changed();
}

} // namespace opsroom::viewmodels
