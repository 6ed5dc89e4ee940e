#pragma once

#include "client/bench/bench_run.h"
#include "qml/viewmodels/sample_history.h"
#include "qml/viewmodels/test_bench_view_model.h"

#include <QtCore/QObject>
#include <QtQml/qqmlregistration.h>

#include <atomic>
#include <memory>
#include <thread>

namespace opsroom::viewmodels {

/// Puts a load on the hub, with the generator of `opsroom-client bench`, and draws what comes of it as it comes.
///
/// The load comes in tenants of its own, `bench-0` and so on, so that nobody's data are mixed with it.
/// Thread: main; the generator has its own, which destroying this waits for. Limits: kMostClients, kMostRate, ten minutes.
class LoadTestViewModel final : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Belongs to the test bench")
    Q_PROPERTY(bool isRunning READ isRunning NOTIFY changed FINAL)
    Q_PROPERTY(QString phase READ phase NOTIFY changed FINAL)
    Q_PROPERTY(QString result READ result NOTIFY changed FINAL)
    Q_PROPERTY(bool hasFailed READ hasFailed NOTIFY changed FINAL)
    Q_PROPERTY(opsroom::viewmodels::SampleHistory *rate READ rate CONSTANT FINAL)
    Q_PROPERTY(opsroom::viewmodels::SampleHistory *p99 READ p99 CONSTANT FINAL)

public:
    static constexpr int kMostClients = 5'000;
    static constexpr int kMostRate = 100'000;
    static constexpr int kMostSeconds = 600;

    explicit LoadTestViewModel(TestBenchViewModel &bench, QObject *parent = nullptr);
    ~LoadTestViewModel() override;

    [[nodiscard]] bool isRunning() const { return m_isRunning; }
    /// What it does: "connecting 120 of 500", "12 s of 30 s".
    [[nodiscard]] QString phase() const { return m_phase; }
    /// What came of it, or why nothing did.
    [[nodiscard]] QString result() const { return m_result; }
    [[nodiscard]] bool hasFailed() const { return m_hasFailed; }
    /// Deliveries a second, four times a second.
    [[nodiscard]] SampleHistory *rate() { return &m_rate; }
    /// Milliseconds, of everything so far.
    [[nodiscard]] SampleHistory *p99() { return &m_p99; }

    /// All are held to the limits. \param tenants at most \a clients \param rate deliveries a second
    Q_INVOKABLE void start(int clients, int tenants, int rate, int seconds);
    Q_INVOKABLE void stop();

Q_SIGNALS:
    void changed();

private:
    struct Shared;
    void onProgress(const QString &phase, bool isMeasured, double perSecond, double p99Ms);
    void onEnded(const QString &result, bool hasFailed);
    void join();

    TestBenchViewModel &m_bench;
    SampleHistory m_rate;
    SampleHistory m_p99;
    QString m_phase;
    QString m_result;
    bool m_isRunning = false;
    bool m_hasFailed = false;
    std::shared_ptr<Shared> m_shared;
    std::thread m_thread;
};

} // namespace opsroom::viewmodels
