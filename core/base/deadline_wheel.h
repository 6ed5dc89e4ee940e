#pragma once

#include "core/base/clock.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace opsroom {

/// When the one entry of a key that counts comes up; kept by the key's owner.
struct LiveDeadline
{
    SteadyTime at = SteadyTime::max();
};

/// Many coarse deadlines for the price of a vector entry each: heartbeats, handshake and authentication limits.
///
/// The wheel holds opaque keys and never cancels: when a key comes up, its owner looks at its own state and either
/// acts, schedules the key again, or ignores it. So a connection needs one entry, whatever happens to it.
///
/// Guarantees: a key comes up at or after its deadline and at most one resolution late (plus the caller's own delay);
/// deadlines beyond one turn of the wheel come up in the right turn.
/// Thread: one thread. Cost: O(1) to schedule, O(keys due) to advance.
class DeadlineWheel
{
public:
    /// \param now start of the wheel; \param resolution width of one slot.
    DeadlineWheel(SteadyTime now, Milliseconds resolution);

    void schedule(std::uint64_t key, SteadyTime deadline);

    /// Makes \a key come up at \a deadline at the latest, with one entry that counts for it: the earliest.
    /// \returns whether an entry was added, that is, whether the wheel may have to be advanced sooner than before.
    bool schedule(std::uint64_t key, LiveDeadline &live, SteadyTime deadline);
    /// To be asked when \a key comes up. \returns false for an entry that an earlier one has overtaken; otherwise the
    /// key has no entry any more.
    [[nodiscard]] static bool take(LiveDeadline &live, SteadyTime now);

    /// Moves the wheel to \a now and calls \a due(key) for each key whose deadline has passed. \a due may schedule.
    template <class Due>
    void advance(SteadyTime now, Due &&due)
    {
        collectDue(now);
        // due() may schedule, and so touch m_due's sibling slots, but never m_due itself.
        for (const std::uint64_t key : m_due)
            due(key);
        m_due.clear();
    }

    /// When advance() should be called next; SteadyTime::max() when nothing is scheduled.
    [[nodiscard]] SteadyTime nextAdvance() const;

    [[nodiscard]] std::size_t size() const { return m_size; }

private:
    /// In halves, so that it takes 12 bytes.
    struct Entry
    {
        std::uint32_t keyLow;
        std::uint32_t keyHigh;
        std::uint32_t turn; ///< of the wheel; with the slot it makes the absolute tick

        [[nodiscard]] std::uint64_t key() const { return std::uint64_t{keyHigh} << 32U | keyLow; }
    };
    static constexpr std::size_t kSlots = 512;

    [[nodiscard]] std::uint64_t tickOf(SteadyTime time) const;
    void collectDue(SteadyTime now);

    const SteadyTime m_start;
    const Milliseconds m_resolution;
    std::uint64_t m_tick = 0; ///< everything up to here has come up
    std::size_t m_size = 0;
    std::array<std::vector<Entry>, kSlots> m_slots;
    std::vector<std::uint64_t> m_due;
};

} // namespace opsroom
