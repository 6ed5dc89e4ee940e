#include "qml/viewmodels/latency_view_model.h"

namespace opsroom::viewmodels {

LatencyViewModel::LatencyViewModel(const Clock &clock, const SettingsViewModel &settings, QObject *parent)
    : TimeRangeViewModel(clock, settings, parent)
{}

void LatencyViewModel::setHasTenants(bool hasTenants)
{
    if (m_hasTenants == hasTenants)
        return;
    m_hasTenants = hasTenants;
    Q_EMIT hasTenantsChanged();
    if (hasTenants)
        m_tenants.replace(m_delivery.tenants());
}

void LatencyViewModel::addRoundTrip(double milliseconds)
{
    m_roundTrip.record(milliseconds, nowMs());
}

void LatencyViewModel::addDelivery(const client::Stamped &event)
{
    if (event.timestampMs == 0)
        return;
    const qint64 took = event.receivedAtMs - event.timestampMs;
    // One millisecond is the grain of the stamp.
    if (took < -1 && !m_isClockSkewed) {
        m_isClockSkewed = true;
        Q_EMIT isClockSkewedChanged();
    }
    m_delivery.record(static_cast<double>(took), event.receivedAtMs, event.tenantId);
}

void LatencyViewModel::draw(std::chrono::seconds shown, qint64 endMs)
{
    m_roundTrip.refresh(shown, endMs, nowMs());
    m_delivery.refresh(shown, endMs, nowMs());
    if (m_hasTenants)
        m_tenants.replace(m_delivery.tenants());
}

} // namespace opsroom::viewmodels
