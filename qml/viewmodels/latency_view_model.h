#pragma once

#include "client/lib/updates.h"
#include "core/base/clock.h"
#include "qml/viewmodels/latency_tenant_model.h"
#include "qml/viewmodels/latency_track.h"

#include <QtCore/QObject>
#include <QtQml/qqmlregistration.h>

namespace opsroom::viewmodels {

class SettingsViewModel;

/// Round trips from this console to the hub, and the time from a publication's stamp to its arrival here.
///
/// The latter compares two clocks; arrivals before their own stamp count as 0, and isClockSkewed says that they happen.
/// Thread: main.
class LatencyViewModel final : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("The console has one")
    Q_PROPERTY(opsroom::viewmodels::LatencyTrack *roundTrip READ roundTrip CONSTANT FINAL)
    Q_PROPERTY(opsroom::viewmodels::LatencyTrack *delivery READ delivery CONSTANT FINAL)
    Q_PROPERTY(opsroom::viewmodels::LatencyTenantModel *tenants READ tenants CONSTANT FINAL)
    Q_PROPERTY(bool hasTenants READ hasTenants WRITE setHasTenants NOTIFY hasTenantsChanged FINAL)
    Q_PROPERTY(Range range READ range WRITE setRange NOTIFY rangeChanged FINAL)
    Q_PROPERTY(int rangeSeconds READ rangeSeconds NOTIFY rangeChanged FINAL)
    Q_PROPERTY(bool isClockSkewed READ isClockSkewed NOTIFY isClockSkewedChanged FINAL)
    Q_PROPERTY(bool isZoomed READ isZoomed NOTIFY shownChanged FINAL)
    Q_PROPERTY(QString shownText READ shownText NOTIFY shownChanged FINAL)
    Q_PROPERTY(int endAgoSeconds READ endAgoSeconds NOTIFY shownChanged FINAL)
    Q_PROPERTY(bool isPaused READ isPaused WRITE setIsPaused NOTIFY isPausedChanged FINAL)

public:
    static constexpr int kLeastZoom = 10; ///< seconds

    enum Range { OneMinute, FiveMinutes, FifteenMinutes, OneHour, SixHours, OneDay };
    Q_ENUM(Range)

    LatencyViewModel(const Clock &clock, const SettingsViewModel &settings, QObject *parent = nullptr);

    [[nodiscard]] LatencyTrack *roundTrip() { return &m_roundTrip; }
    [[nodiscard]] LatencyTrack *delivery() { return &m_delivery; }
    /// Deliveries of each tenant over the range; kept up while hasTenants().
    [[nodiscard]] LatencyTenantModel *tenants() { return &m_tenants; }
    /// Somebody looks at them.
    [[nodiscard]] bool hasTenants() const { return m_hasTenants; }
    void setHasTenants(bool hasTenants);
    [[nodiscard]] Range range() const { return m_range; }
    void setRange(Range range);
    [[nodiscard]] int rangeSeconds() const;
    [[nodiscard]] bool isClockSkewed() const { return m_isClockSkewed; }
    /// While paused the picture stands still; measuring goes on.
    [[nodiscard]] bool isPaused() const { return m_isPaused; }
    void setIsPaused(bool isPaused);

    /// A part of the range is shown, which stands still.
    [[nodiscard]] bool isZoomed() const { return m_zoomSeconds > 0; }
    /// "18:02:00 to 18:04:30"; empty unless zoomed.
    [[nodiscard]] QString shownText() const;
    /// How long ago the right edge was, when the picture was drawn.
    [[nodiscard]] int endAgoSeconds() const;
    /// Shows the part of the picture between two places, 0 for its left edge and 1 for its right one, and pauses. At
    /// least kLeastZoom.
    Q_INVOKABLE void zoom(double from, double to);
    /// Moves a picture that is zoomed by a part of its width, within the chosen range.
    Q_INVOKABLE void pan(double by);
    /// The whole range again, going on.
    Q_INVOKABLE void resetZoom();

    void addRoundTrip(double milliseconds);
    void addDelivery(const client::Stamped &event);
    /// Once a second.
    void tick();

Q_SIGNALS:
    void rangeChanged();
    void hasTenantsChanged();
    void isClockSkewedChanged();
    void isPausedChanged();
    void shownChanged();

private:
    void refresh();
    [[nodiscard]] int shownSeconds() const { return isZoomed() ? m_zoomSeconds : rangeSeconds(); }
    [[nodiscard]] qint64 nowMs() const;

    const Clock &m_clock;
    const SettingsViewModel &m_settings;
    LatencyTrack m_roundTrip;
    LatencyTrack m_delivery;
    LatencyTenantModel m_tenants;
    bool m_hasTenants = false;
    Range m_range = FiveMinutes;
    int m_zoomSeconds = 0; ///< 0: the whole range
    qint64 m_endMs = 0;    ///< right edge of the picture
    qint64 m_drawnMs = 0;  ///< when it was drawn
    bool m_isClockSkewed = false;
    bool m_isPaused = false;
};

} // namespace opsroom::viewmodels
