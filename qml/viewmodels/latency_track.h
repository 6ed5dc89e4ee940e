#pragma once

#include "core/base/clock.h"
#include "qml/viewmodels/histogram_model.h"
#include "qml/viewmodels/latency_store.h"
#include "qml/viewmodels/sample_history.h"

#include <QtCore/QHash>
#include <QtCore/QObject>
#include <QtQml/qqmlregistration.h>

#include <memory>

namespace opsroom::viewmodels {

/// One latency over the chosen range: lines of its percentiles, their present values and its distribution.
///
/// Percentiles come from merged histograms, never from averages; p99 is absent where there are fewer than kP99Samples.
/// Thread: main.
class LatencyTrack : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Belongs to the latency page")
    Q_PROPERTY(opsroom::viewmodels::SampleHistory *p50 READ p50 CONSTANT FINAL)
    Q_PROPERTY(opsroom::viewmodels::SampleHistory *p95 READ p95 CONSTANT FINAL)
    Q_PROPERTY(opsroom::viewmodels::SampleHistory *p99 READ p99 CONSTANT FINAL)
    Q_PROPERTY(opsroom::viewmodels::HistogramModel *distribution READ distribution CONSTANT FINAL)
    Q_PROPERTY(int sampleCount READ sampleCount NOTIFY changed FINAL)
    Q_PROPERTY(QString sampleCountText READ sampleCountText NOTIFY changed FINAL)
    Q_PROPERTY(bool hasP99 READ hasP99 NOTIFY changed FINAL)
    Q_PROPERTY(QString p50Text READ p50Text NOTIFY changed FINAL)
    Q_PROPERTY(QString p95Text READ p95Text NOTIFY changed FINAL)
    Q_PROPERTY(QString p99Text READ p99Text NOTIFY changed FINAL)
    Q_PROPERTY(QList<double> heat READ heat NOTIFY changed FINAL)
    Q_PROPERTY(int heatRows READ heatRows CONSTANT FINAL)
    Q_PROPERTY(QString tenant READ tenant WRITE setTenant NOTIFY tenantChanged FINAL)
    Q_PROPERTY(double maximum READ maximum NOTIFY changed FINAL)

public:
    static constexpr std::uint64_t kP95Samples = 20; ///< below, p95 is but the largest sample
    static constexpr std::uint64_t kP99Samples = 100;
    static constexpr qsizetype kMostTenants = 200; ///< that are looked at one by one; all count in the whole

    /// One tenant's share of the latency.
    struct TenantFigures
    {
        QString tenantId;
        Histogram histogram;
    };

    explicit LatencyTrack(QObject *parent = nullptr);

    [[nodiscard]] SampleHistory *p50() { return &m_p50; }
    [[nodiscard]] SampleHistory *p95() { return &m_p95; }
    [[nodiscard]] SampleHistory *p99() { return &m_p99; }
    [[nodiscard]] HistogramModel *distribution() { return &m_distribution; }
    [[nodiscard]] int sampleCount() const { return static_cast<int>(m_total.count()); }
    [[nodiscard]] QString sampleCountText() const;
    [[nodiscard]] bool hasP99() const { return m_total.count() >= kP99Samples; }
    /// Over the whole range: "1.2 ms"; "–" where there are too few samples.
    [[nodiscard]] QString p50Text() const;
    [[nodiscard]] QString p95Text() const;
    [[nodiscard]] QString p99Text() const;
    /// Highest value drawn, milliseconds.
    [[nodiscard]] double maximum() const;

    /// Samples of each slot (column) and bar of the distribution (row, the fastest first), row by row; a slot without any
    /// is NaN.
    [[nodiscard]] QList<double> heat() const { return m_heat; }
    [[nodiscard]] int heatRows() const { return static_cast<int>(HistogramModel::kBars); }
    Q_INVOKABLE QString heatLabel(int row) const;
    /// The tenant that is shown alone; empty: all of them together.
    [[nodiscard]] QString tenant() const { return m_tenant; }
    void setTenant(const QString &tenant);
    /// Every tenant's distribution over the range that was shown last, in no order.
    [[nodiscard]] QList<TenantFigures> tenants() const;

    void record(double milliseconds, qint64 atMs, const QString &tenant = {});
    /// Shows \a range up to \a endMs.
    void refresh(std::chrono::seconds range, qint64 endMs, qint64 nowMs);

Q_SIGNALS:
    void tenantChanged();
    void changed();

private:
    [[nodiscard]] QString textOf(double percent, std::uint64_t fewest) const;

    struct Window
    {
        std::chrono::seconds range{60};
        qint64 endMs = 0;
        qint64 nowMs = 0;
    };
    void fillHeat(const LatencyStore::View &view);

    LatencyStore m_store;
    QHash<QString, std::shared_ptr<LatencyStore>> m_tenants;
    QString m_tenant;
    Window m_window;
    QList<double> m_heat;
    Histogram m_total;
    SampleHistory m_p50;
    SampleHistory m_p95;
    SampleHistory m_p99;
    HistogramModel m_distribution;
};

} // namespace opsroom::viewmodels
