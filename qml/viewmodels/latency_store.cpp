#include "qml/viewmodels/latency_store.h"

#include <algorithm>
#include <cmath>

namespace opsroom::viewmodels {

namespace {

using std::chrono::seconds;

constexpr qint64 kMsPerSecond = 1000;
constexpr seconds kWidths[] = {seconds(1), seconds(10), seconds(240)};

qint64 slotNumber(qint64 atMs, seconds width)
{
    return atMs / (width.count() * kMsPerSecond);
}

} // namespace

LatencyStore::LatencyStore()
{
    for (const seconds width : kWidths) {
        m_rings.push_back({width, -1, {}});
        m_rings.back().cells.resize(kSlots);
    }
}

void LatencyStore::Ring::record(std::uint64_t microseconds, qint64 atMs)
{
    const qint64 number = slotNumber(atMs, width);
    const auto size = static_cast<qint64>(cells.size());
    if (number <= newest - size)
        return;
    // What lies between was silent, and what it overwrites is older than the ring.
    for (qint64 empty = std::max(newest + 1, number - size + 1); empty <= number; ++empty)
        cells[static_cast<std::size_t>(empty % size)].clear();
    newest = std::max(newest, number);
    cells[static_cast<std::size_t>(number % size)].record(microseconds);
}

void LatencyStore::record(double milliseconds, qint64 atMs)
{
    const auto microseconds = static_cast<std::uint64_t>(std::llround(std::max(milliseconds, 0.0) * 1000.0));
    for (Ring &ring : m_rings)
        ring.record(microseconds, atMs);
}

LatencyStore::View LatencyStore::view(seconds range, qint64 endMs, qint64 nowMs) const
{
    const seconds reach = range + seconds(std::max<qint64>(nowMs - endMs, 0) / kMsPerSecond);
    const auto fits = [reach](const Ring &ring) { return reach <= ring.width * static_cast<int>(kSlots); };
    const auto found = std::ranges::find_if(m_rings, fits);
    const Ring &ring = found == m_rings.end() ? m_rings.back() : *found;
    const auto size = static_cast<qint64>(ring.cells.size());
    const qint64 last = slotNumber(endMs, ring.width);
    const qint64 count = std::clamp<qint64>(range / ring.width, 1, size);
    View view{{}, ring.width, (last + 1) * ring.width.count() * kMsPerSecond};
    for (qint64 number = last - count + 1; number <= last; ++number) {
        const bool isHeld = number >= 0 && number <= ring.newest && number > ring.newest - size;
        const SparseHistogram *cell = isHeld ? &ring.cells[static_cast<std::size_t>(number % size)] : nullptr;
        view.cells.push_back(cell != nullptr && !cell->isEmpty() ? cell : nullptr);
    }
    return view;
}

} // namespace opsroom::viewmodels
