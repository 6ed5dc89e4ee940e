#pragma once

#include "qml/viewmodels/sample_history.h"
#include "qml/viewmodels/time_rings.h"

#include <algorithm>
#include <cstdint>

namespace opsroom::viewmodels {

/// One figure of the hub over 24 hours, of which a range is drawn.
///
/// Thread: main. Size: three times TimeRings::kSlots cells of 24 bytes.
class TrafficLine
{
public:
    /// What a time of many samples is drawn as.
    enum class Fold {
        Mean, ///< rates and counts of what is there
        Peak, ///< what must not be missed between two pixels
        Sum,  ///< what happened
    };

    explicit TrafficLine(Fold fold);

    [[nodiscard]] SampleHistory *history() { return &m_history; }
    /// Seconds between two points of what was drawn last.
    [[nodiscard]] double step() const { return m_history.stepSeconds(); }
    void record(double value, qint64 atMs);
    void draw(std::chrono::seconds range, qint64 endMs, qint64 nowMs);

private:
    struct Cell
    {
        double sum = 0;
        double peak = 0;
        std::uint32_t samples = 0;

        [[nodiscard]] bool isEmpty() const { return samples == 0; }
        void clear() { *this = Cell(); }
        void add(double value)
        {
            peak = isEmpty() ? value : std::max(peak, value);
            sum += value;
            ++samples;
        }
    };
    [[nodiscard]] double valueOf(const Cell &cell) const;

    const Fold m_fold;
    TimeRings<Cell> m_rings;
    SampleHistory m_history;
};

} // namespace opsroom::viewmodels
