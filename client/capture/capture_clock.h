#pragma once

#include "core/base/clock.h"

namespace opsroom::capture {

/// The time within a capture that is played: it stands still while nothing is.
///
/// Thread: one.
class CaptureClock final : public Clock
{
public:
    [[nodiscard]] SteadyTime steadyNow() const override { return SteadyTime(m_now.time_since_epoch()); }
    [[nodiscard]] WallTime wallNow() const override { return m_now; }
    void setNow(WallTime now) { m_now = now; }

private:
    WallTime m_now;
};

} // namespace opsroom::capture
