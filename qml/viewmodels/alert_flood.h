#pragma once

#include <QtCore/qglobal.h>

#include <deque>

namespace opsroom::viewmodels {

/// Whether more alerts come than one operator can handle: a flood begins with ten in ten minutes and ends below five
/// (ISA-18.2).
///
/// Thread: one. Memory: the times of at most kMost alerts.
class AlertFlood
{
public:
    static constexpr qint64 kWindowMs = 10 * 60 * 1000;
    static constexpr std::size_t kBegins = 10;
    static constexpr std::size_t kEnds = 5;
    static constexpr std::size_t kMost = 100'000;

    void note(std::size_t count, qint64 nowMs)
    {
        m_times.insert(m_times.end(), count, nowMs);
        while (m_times.size() > kMost)
            m_times.pop_front();
        tick(nowMs);
    }
    void tick(qint64 nowMs)
    {
        while (!m_times.empty() && m_times.front() <= nowMs - kWindowMs)
            m_times.pop_front();
        m_isFlood = m_isFlood ? m_times.size() >= kEnds : m_times.size() >= kBegins;
    }
    [[nodiscard]] bool isFlood() const { return m_isFlood; }
    /// Of the last ten minutes.
    [[nodiscard]] std::size_t count() const { return m_times.size(); }

private:
    std::deque<qint64> m_times; ///< milliseconds, the oldest first
    bool m_isFlood = false;
};

} // namespace opsroom::viewmodels
