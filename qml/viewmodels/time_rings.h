#pragma once

#include <QtCore/qglobal.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <vector>

namespace opsroom::viewmodels {

/// What was measured over the last 24 hours, in cells of time: a second each for the last six minutes, then coarser.
///
/// A cell has isEmpty() and clear(). A cell about whose time nothing is known is absent in a view, which is not zero.
/// Thread: one. Size: kSlots cells for each of the three resolutions.
template <class Cell>
class TimeRings
{
public:
    static constexpr std::size_t kSlots = 360;

    struct View
    {
        std::vector<const Cell *> cells; ///< the oldest first; null: a gap
        std::chrono::seconds width{1};
        qint64 endMs = 0;
    };

    TimeRings()
    {
        for (Ring &ring : m_rings)
            ring.cells.resize(kSlots);
    }

    /// Calls \a into(cell) with the cell of that time in every resolution; older than all of them: in none.
    template <class Into>
    void record(qint64 atMs, Into into)
    {
        for (Ring &ring : m_rings) {
            if (Cell *cell = ring.cellAt(atMs); cell != nullptr)
                into(*cell);
        }
    }

    /// Cells of \a range up to \a endMs, at most kSlots, as fine as is still kept; valid until the next call of record().
    [[nodiscard]] View view(std::chrono::seconds range, qint64 endMs, qint64 nowMs) const
    {
        const std::chrono::seconds reach = range
                                           + std::chrono::seconds(std::max<qint64>(nowMs - endMs, 0) / kMsPerSecond);
        const auto fits = [reach](const Ring &ring) { return reach <= ring.width * static_cast<int>(kSlots); };
        const auto found = std::ranges::find_if(m_rings, fits);
        const Ring &ring = found == m_rings.end() ? m_rings.back() : *found;
        const qint64 last = ring.numberAt(endMs);
        const auto count = std::clamp<qint64>(range / ring.width, 1, kSlots);
        View view{{}, ring.width, (last + 1) * ring.width.count() * kMsPerSecond};
        for (qint64 number = last - count + 1; number <= last; ++number)
            view.cells.push_back(ring.find(number));
        return view;
    }

private:
    static constexpr qint64 kMsPerSecond = 1000;

    struct Ring
    {
        std::chrono::seconds width;
        qint64 newest = -1;      ///< number of the newest slot since 1970
        std::vector<Cell> cells; ///< empty: nothing is known

        [[nodiscard]] qint64 numberAt(qint64 atMs) const { return atMs / (width.count() * kMsPerSecond); }
        [[nodiscard]] std::size_t indexOf(qint64 number) const { return static_cast<std::size_t>(number) % kSlots; }

        Cell *cellAt(qint64 atMs)
        {
            const qint64 number = numberAt(atMs);
            const auto size = static_cast<qint64>(kSlots);
            if (number <= newest - size)
                return nullptr;
            // What lies between was silent, and what it overwrites is older than the ring.
            for (qint64 silent = std::max(newest + 1, number - size + 1); silent <= number; ++silent)
                cells[indexOf(silent)].clear();
            newest = std::max(newest, number);
            return &cells[indexOf(number)];
        }

        [[nodiscard]] const Cell *find(qint64 number) const
        {
            if (number < 0 || number > newest || number <= newest - static_cast<qint64>(kSlots))
                return nullptr;
            const Cell &cell = cells[indexOf(number)];
            return cell.isEmpty() ? nullptr : &cell;
        }
    };
    /// The finest first.
    std::array<Ring, 3> m_rings{Ring{std::chrono::seconds(1), -1, {}}, Ring{std::chrono::seconds(10), -1, {}},
                                Ring{std::chrono::seconds(240), -1, {}}};
};

} // namespace opsroom::viewmodels
