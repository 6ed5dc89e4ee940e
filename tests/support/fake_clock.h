#pragma once

#include "core/base/clock.h"

namespace opsroom::test {

/// A clock that moves only when told to. Starts at 2023-11-14T22:13:20Z (1700000000).
class FakeClock final : public Clock
{
public:
    [[nodiscard]] SteadyTime steadyNow() const override { return m_steady; }
    [[nodiscard]] WallTime wallNow() const override { return m_wall; }

    void advance(Milliseconds by)
    {
        m_steady += by;
        m_wall += by;
    }
    /// What an administrator or NTP does: calendar time jumps, deadlines must not.
    void jumpWall(Milliseconds by) { m_wall += by; }
    void setWall(WallTime wall) { m_wall = wall; }

private:
    SteadyTime m_steady = SteadyTime(std::chrono::hours(1));
    WallTime m_wall = WallTime(std::chrono::seconds(1700000000));
};

} // namespace opsroom::test
