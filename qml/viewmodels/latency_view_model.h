#pragma once

#include "client/lib/updates.h"
#include "qml/viewmodels/latency_tenant_model.h"
#include "qml/viewmodels/latency_track.h"
#include "qml/viewmodels/time_range_view_model.h"

namespace opsroom::viewmodels {

/// Round trips from this console to the hub, and the time from a publication's stamp to its arrival here.
///
/// The latter compares two clocks; arrivals before their own stamp count as 0, and isClockSkewed says that they happen.
/// Thread: main.
class LatencyViewModel final : public opsroom::viewmodels::TimeRangeViewModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("The console has one")
    Q_PROPERTY(opsroom::viewmodels::LatencyTrack *roundTrip READ roundTrip CONSTANT FINAL)
    Q_PROPERTY(opsroom::viewmodels::LatencyTrack *delivery READ delivery CONSTANT FINAL)
    Q_PROPERTY(opsroom::viewmodels::LatencyTenantModel *tenants READ tenants CONSTANT FINAL)
    Q_PROPERTY(bool hasTenants READ hasTenants WRITE setHasTenants NOTIFY hasTenantsChanged FINAL)
    Q_PROPERTY(bool isClockSkewed READ isClockSkewed NOTIFY isClockSkewedChanged FINAL)

public:
    LatencyViewModel(const Clock &clock, const SettingsViewModel &settings, QObject *parent = nullptr);

    [[nodiscard]] LatencyTrack *roundTrip() { return &m_roundTrip; }
    [[nodiscard]] LatencyTrack *delivery() { return &m_delivery; }
    /// Deliveries of each tenant over the range; kept up while hasTenants().
    [[nodiscard]] LatencyTenantModel *tenants() { return &m_tenants; }
    /// Somebody looks at them.
    [[nodiscard]] bool hasTenants() const { return m_hasTenants; }
    void setHasTenants(bool hasTenants);
    [[nodiscard]] bool isClockSkewed() const { return m_isClockSkewed; }
    void addRoundTrip(double milliseconds);
    void addDelivery(const client::Stamped &event);
    /// Once a second.
    void tick() { follow(); }

Q_SIGNALS:
    void hasTenantsChanged();
    void isClockSkewedChanged();

private:
    void draw(std::chrono::seconds shown, qint64 endMs) override;

    LatencyTrack m_roundTrip;
    LatencyTrack m_delivery;
    LatencyTenantModel m_tenants;
    bool m_hasTenants = false;
    bool m_isClockSkewed = false;
};

} // namespace opsroom::viewmodels
