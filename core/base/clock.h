#pragma once

#include <chrono>

namespace opsroom {

using Milliseconds = std::chrono::milliseconds;
/// A point on the clock that never jumps; all deadlines and timers use it.
using SteadyTime = std::chrono::steady_clock::time_point;
/// A point in calendar time (UTC, milliseconds); stamps and token times use it.
using WallTime = std::chrono::sys_time<Milliseconds>;

/// Port for time, so that every rule about time can be tested without waiting.
///
/// Thread: implementations may be called from any thread.
class Clock
{
public:
    Clock() = default;
    Clock(const Clock &) = delete;
    Clock &operator=(const Clock &) = delete;
    virtual ~Clock() = default;

    [[nodiscard]] virtual SteadyTime steadyNow() const = 0;
    [[nodiscard]] virtual WallTime wallNow() const = 0;
};

/// The machine's clocks.
class SystemClock final : public Clock
{
public:
    [[nodiscard]] SteadyTime steadyNow() const override { return std::chrono::steady_clock::now(); }
    [[nodiscard]] WallTime wallNow() const override
    {
        return std::chrono::time_point_cast<Milliseconds>(std::chrono::system_clock::now());
    }
};

} // namespace opsroom
