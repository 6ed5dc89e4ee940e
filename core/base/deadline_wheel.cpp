#include "core/base/deadline_wheel.h"

#include <algorithm>

namespace opsroom {

DeadlineWheel::DeadlineWheel(SteadyTime now, Milliseconds resolution) : m_start(now), m_resolution(resolution) {}

std::uint64_t DeadlineWheel::tickOf(SteadyTime time) const
{
    if (time <= m_start)
        return 0;
    // Rounded up: a key never comes up before its deadline.
    const auto width = std::chrono::duration_cast<SteadyTime::duration>(m_resolution).count();
    return static_cast<std::uint64_t>(((time - m_start).count() - 1) / width + 1);
}

void DeadlineWheel::schedule(std::uint64_t key, SteadyTime deadline)
{
    const std::uint64_t tick = std::max(tickOf(deadline), m_tick + 1);
    m_slots[tick % kSlots].push_back({static_cast<std::uint32_t>(key), static_cast<std::uint32_t>(key >> 32U),
                                      static_cast<std::uint32_t>(tick / kSlots)});
    ++m_size;
}

bool DeadlineWheel::schedule(std::uint64_t key, LiveDeadline &live, SteadyTime deadline)
{
    if (live.at <= deadline)
        return false;
    live.at = deadline;
    schedule(key, deadline);
    return true;
}

bool DeadlineWheel::take(LiveDeadline &live, SteadyTime now)
{
    if (now < live.at)
        return false;
    live.at = SteadyTime::max();
    return true;
}

void DeadlineWheel::collectDue(SteadyTime now)
{
    if (now <= m_start)
        return;
    const auto width = std::chrono::duration_cast<SteadyTime::duration>(m_resolution).count();
    const auto target = static_cast<std::uint64_t>((now - m_start).count() / width);
    // After a long pause one look at each slot is enough.
    const std::uint64_t first = target > m_tick + kSlots ? target - kSlots : m_tick;
    for (std::uint64_t tick = first + 1; tick <= target; ++tick) {
        std::vector<Entry> &slot = m_slots[tick % kSlots];
        const std::uint64_t place = tick % kSlots;
        const auto kept = std::partition(slot.begin(), slot.end(), [target, place](const Entry &entry) {
            return entry.turn * std::uint64_t{kSlots} + place > target;
        });
        for (auto entry = kept; entry != slot.end(); ++entry)
            m_due.push_back(entry->key());
        m_size -= static_cast<std::size_t>(slot.end() - kept);
        slot.erase(kept, slot.end());
        // What came up in one slot is scheduled into another: capacity must not stay behind in all of them.
        if (slot.capacity() > 4 * slot.size())
            slot.shrink_to_fit();
    }
    m_tick = std::max(m_tick, target);
}

SteadyTime DeadlineWheel::nextAdvance() const
{
    if (m_size == 0)
        return SteadyTime::max();
    for (std::uint64_t tick = m_tick + 1; tick <= m_tick + kSlots; ++tick) {
        if (!m_slots[tick % kSlots].empty())
            return m_start + m_resolution * static_cast<std::int64_t>(tick);
    }
    return m_start + m_resolution * static_cast<std::int64_t>(m_tick + kSlots);
}

} // namespace opsroom
