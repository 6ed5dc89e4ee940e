#pragma once

#include "core/base/clock.h"
#include "server/hub/durability.h"

#include <cstdint>
#include <deque>
#include <functional>

namespace opsroom::hub {

/// Answers that wait until what they promise is on the disk.
///
/// Guarantees: each is given once, in the order of the changes; after \a patience without the disk it is given as "not
/// stored", and the change may still come to the disk later.
/// Thread: the hub's. Limits: by Durability::mayWrite(), without which nothing new is promised.
class PendingAnswers
{
public:
    /// \param isStored false: nothing may be promised.
    using Answer = std::function<void(bool isStored)>;

    PendingAnswers(const Clock &clock, const Durability &durability, Milliseconds patience)
        : m_clock(clock), m_durability(durability), m_patience(patience)
    {}

    /// Gives the answer when everything that was changed up to now is committed; at once if it is.
    void whenCommitted(Answer answer)
    {
        const std::uint64_t ticket = m_durability.ticket();
        if (ticket <= m_durability.committed())
            answer(true);
        else
            m_waiting.push_back({ticket, m_clock.steadyNow() + m_patience, std::move(answer)});
    }
    /// To be called after commits.
    void settle()
    {
        const std::uint64_t committed = m_durability.committed();
        while (!m_waiting.empty() && m_waiting.front().ticket <= committed)
            giveFirst(true);
    }
    /// Gives up on what has waited too long.
    void onTimer(SteadyTime now)
    {
        settle();
        while (!m_waiting.empty() && m_waiting.front().until <= now)
            giveFirst(false);
    }
    [[nodiscard]] SteadyTime dueAt() const { return m_waiting.empty() ? SteadyTime::max() : m_waiting.front().until; }
    [[nodiscard]] std::size_t size() const { return m_waiting.size(); }

private:
    struct Waiting
    {
        std::uint64_t ticket;
        SteadyTime until;
        Answer answer;
    };

    void giveFirst(bool isStored)
    {
        const Answer answer = std::move(m_waiting.front().answer);
        m_waiting.pop_front();
        answer(isStored);
    }

    const Clock &m_clock;
    const Durability &m_durability;
    const Milliseconds m_patience;
    std::deque<Waiting> m_waiting; ///< tickets rise
};

} // namespace opsroom::hub
