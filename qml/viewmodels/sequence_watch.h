#pragma once

#include "client/lib/updates.h"

#include <QtCore/QHash>

namespace opsroom::viewmodels {

/// Finds out, after the connection was lost, how many publications went by meanwhile.
///
/// The numbers of a tenant's publications rise by one; updates of different kinds arrive in batches of their own, so the
/// lowest number of the first moments after the return is what counts. Publications that are not for us have numbers
/// too: the result is an upper bound.
/// Thread: main. Limits: kMostTenants; further ones are not watched.
class SequenceWatch
{
public:
    static constexpr qsizetype kMostTenants = 10'000;

    void note(const client::Stamped &event);
    /// The connection is gone: what comes next is the first after the return.
    void onLost();
    /// After the first moments. \returns what was missed in all tenants that have been heard of since; each counts once.
    [[nodiscard]] quint64 takeMissed();

private:
    struct Tenant
    {
        quint64 last = 0;  ///< before the loss, or the highest since
        quint64 first = 0; ///< lowest after the return; 0: none yet
        bool isWaiting = false;
    };
    QHash<QString, Tenant> m_tenants;
    bool m_hasWaiting = false;
};

} // namespace opsroom::viewmodels
