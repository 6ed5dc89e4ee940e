#pragma once

#include "core/base/clock.h"

#include <QtCore/QObject>
#include <QtQml/qqmlregistration.h>

#include <chrono>

namespace opsroom::viewmodels {

class SettingsViewModel;

/// The time that the charts of a page show: a range up to now, or a part of it that stands still.
///
/// Thread: main.
class TimeRangeViewModel : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Charts belong to view-models")
    Q_PROPERTY(Range range READ range WRITE setRange NOTIFY rangeChanged FINAL)
    Q_PROPERTY(int rangeSeconds READ rangeSeconds NOTIFY rangeChanged FINAL)
    Q_PROPERTY(bool isZoomed READ isZoomed NOTIFY shownChanged FINAL)
    Q_PROPERTY(QString shownText READ shownText NOTIFY shownChanged FINAL)
    Q_PROPERTY(int endAgoSeconds READ endAgoSeconds NOTIFY shownChanged FINAL)
    Q_PROPERTY(bool isPaused READ isPaused WRITE setIsPaused NOTIFY isPausedChanged FINAL)

public:
    static constexpr int kLeastZoom = 10; ///< seconds

    enum Range { OneMinute, FiveMinutes, FifteenMinutes, OneHour, SixHours, OneDay };
    Q_ENUM(Range)

    TimeRangeViewModel(const Clock &clock, const SettingsViewModel &settings, QObject *parent = nullptr);

    [[nodiscard]] Range range() const { return m_range; }
    void setRange(Range range);
    [[nodiscard]] int rangeSeconds() const;
    /// While paused the picture stands still; measuring goes on.
    [[nodiscard]] bool isPaused() const { return m_isPaused; }
    void setIsPaused(bool isPaused);

    /// A part of the range is shown, which stands still.
    [[nodiscard]] bool isZoomed() const { return m_zoomSeconds > 0; }
    /// "18:02:00 to 18:04:30"; empty unless zoomed.
    [[nodiscard]] QString shownText() const;
    /// How long ago the right edge was, when the picture was drawn.
    [[nodiscard]] int endAgoSeconds() const;
    /// Shows the part of the picture between two places, 0 for its left edge and 1 for its right one, and pauses. At
    /// least kLeastZoom.
    Q_INVOKABLE void zoom(double from, double to);
    /// Moves a picture that is zoomed by a part of its width, within the chosen range.
    Q_INVOKABLE void pan(double by);
    /// The whole range again, going on.
    Q_INVOKABLE void resetZoom();

Q_SIGNALS:
    void rangeChanged();
    void isPausedChanged();
    void shownChanged();

protected:
    /// The picture follows the time, unless it is paused.
    void follow();
    [[nodiscard]] qint64 nowMs() const;
    /// Draws \a shown up to \a endMs.
    virtual void draw(std::chrono::seconds shown, qint64 endMs) = 0;

private:
    void refresh();
    [[nodiscard]] int shownSeconds() const { return isZoomed() ? m_zoomSeconds : rangeSeconds(); }

    const Clock &m_clock;
    const SettingsViewModel &m_settings;
    Range m_range = FiveMinutes;
    int m_zoomSeconds = 0; ///< 0: the whole range
    qint64 m_endMs = 0;    ///< right edge of the picture
    qint64 m_drawnMs = 0;  ///< when it was drawn
    bool m_isPaused = false;
};

} // namespace opsroom::viewmodels
