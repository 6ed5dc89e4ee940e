#pragma once

#include <chrono>
#include <cstdint>
#include <functional>

namespace opsroom::client {

/// When to try again: exponential with full jitter, so that ten thousand clients do not return in step.
///
/// The ceiling is short because a wait that has begun is not cut short by the hub's return: a client is back within two
/// seconds of it.
class ReconnectSchedule
{
public:
    using Duration = std::chrono::milliseconds;
    struct Settings
    {
        Duration first{500};    ///< ceiling of the first wait
        Duration longest{1600}; ///< ceiling of every wait
        Duration least{50};     ///< floor: a hub that refuses at once is not hammered
    };

    /// \param random gives uniformly distributed numbers.
    explicit ReconnectSchedule(Settings settings, std::function<std::uint64_t()> random);
    ReconnectSchedule();

    /// Wait before the next attempt; each one without a reset() between doubles the ceiling.
    [[nodiscard]] Duration next();
    /// The connection stands: the next wait is a first one.
    void reset() { m_attempt = 0; }
    [[nodiscard]] unsigned attempt() const { return m_attempt; }

private:
    const Settings m_settings;
    const std::function<std::uint64_t()> m_random;
    unsigned m_attempt = 0;
};

} // namespace opsroom::client
