#include "qml/viewmodels/sequence_watch.h"

#include <algorithm>

namespace opsroom::viewmodels {

void SequenceWatch::note(const client::Stamped &event)
{
    if (event.seq == 0)
        return;
    auto found = m_tenants.find(event.tenantId);
    if (found == m_tenants.end()) {
        if (m_tenants.size() < kMostTenants)
            m_tenants.insert(event.tenantId, {event.seq, 0, false});
        return;
    }
    if (found->isWaiting)
        found->first = found->first == 0 ? event.seq : std::min(found->first, event.seq);
    else
        found->last = std::max(found->last, event.seq);
}

void SequenceWatch::onLost()
{
    for (Tenant &tenant : m_tenants) {
        tenant.isWaiting = true;
        tenant.first = 0;
    }
    m_hasWaiting = !m_tenants.isEmpty();
}

quint64 SequenceWatch::takeMissed()
{
    if (!m_hasWaiting)
        return 0;
    quint64 missed = 0;
    m_hasWaiting = false;
    for (Tenant &tenant : m_tenants) {
        if (!tenant.isWaiting)
            continue;
        if (tenant.first == 0) {
            m_hasWaiting = true;
            continue;
        }
        // A lower number is that of a hub that counts anew: what it published before is not known.
        if (tenant.first > tenant.last)
            missed += tenant.first - tenant.last - 1;
        tenant.last = tenant.first;
        tenant.isWaiting = false;
    }
    return missed;
}

} // namespace opsroom::viewmodels
