#pragma once

#include "client/capture/capture_clock.h"
#include "client/capture/capture_file.h"

#include <QtCore/QObject>
#include <QtCore/QTimer>

#include <memory>

namespace opsroom::capture {

/// Plays a capture: at its own speed or another, record by record, from any point on.
///
/// What happened before a point has to be played to get there, for what is shown is the sum of it; that happens as fast
/// as it can, some milliseconds at a time, so that the window stays alive. A point that lies behind means from the
/// beginning: restarted() says that everything shown is to be forgotten.
/// Thread: that of its event loop.
class CapturePlayer final : public QObject
{
    Q_OBJECT

public:
    /// \param clock real time
    CapturePlayer(std::unique_ptr<CaptureFile> file, const Clock &clock, QObject *parent = nullptr);

    [[nodiscard]] const CaptureFile &file() const { return *m_file; }
    /// The time within the capture.
    [[nodiscard]] const CaptureClock &captureClock() const { return m_now; }
    [[nodiscard]] qint64 positionMs() const { return nowMs() - m_file->startMs(); }
    [[nodiscard]] qint64 durationMs() const { return m_file->endMs() - m_file->startMs(); }
    [[nodiscard]] bool isPlaying() const { return m_isPlaying; }
    [[nodiscard]] bool isSeeking() const { return m_targetMs >= 0; }
    [[nodiscard]] bool isAtEnd() const { return m_isAtEnd; }
    [[nodiscard]] double speed() const { return m_speed; }
    /// The hub was connected at this point.
    [[nodiscard]] bool isLinkUp() const { return m_isLinkUp; }

    /// At the end: from the beginning.
    void play();
    void pause();
    /// Plays up to and with the next event, and stops there.
    void step();
    /// Held to the capture.
    void seek(qint64 positionMs);
    /// Held to 0.1 to 100.
    void setSpeed(double speed);

Q_SIGNALS:
    void eventPlayed(const opsroom::client::HubEvent &event);
    void linkLost();
    void linkBack();
    void roundTripPlayed(double milliseconds);
    /// A second of the capture's time has passed; on the way to a point only the last ones do.
    void secondPassed();
    /// A point that was sought has been reached, or an event stepped to.
    void arrived();
    /// Position or state.
    void changed();
    /// Everything that was played is void: it begins anew.
    void restarted();

private:
    void turn();
    void playUntil(qint64 untilMs);
    void seekOn();
    void playOne();
    void setNow(qint64 nowMs);
    void restart();
    void arm();
    [[nodiscard]] qint64 nowMs() const { return m_now.wallNow().time_since_epoch().count(); }

    const std::unique_ptr<CaptureFile> m_file;
    const Clock &m_clock;
    CaptureClock m_now;
    QTimer m_timer;
    SteadyTime m_turnedAt;
    double m_speed = 1;
    double m_rest = 0; ///< of a millisecond
    bool m_isPlaying = false;
    bool m_isLinkUp = false;
    bool m_isAtEnd = false;
    bool m_hasStopped = false; ///< within playUntil(): somebody paused or sought
    qint64 m_targetMs = -1;    ///< time that is being sought; -1: none
    qint64 m_lastSecondMs = 0;
};

} // namespace opsroom::capture
