#include "client/capture/capture_player.h"

#include <algorithm>

namespace opsroom::capture {

namespace {

constexpr std::chrono::milliseconds kTurn(20);
constexpr std::chrono::milliseconds kLongestTurn(12); ///< so that a frame can still be drawn
constexpr qint64 kMsPerSecond = 1000;
constexpr qint64 kSeenMs = 310 * kMsPerSecond; ///< as far back as what is drawn by the second reaches
constexpr double kSlowest = 0.1;
constexpr double kFastest = 100;

} // namespace

CapturePlayer::CapturePlayer(std::unique_ptr<CaptureFile> file, const Clock &clock, QObject *parent)
    : QObject(parent), m_file(std::move(file)), m_clock(clock)
{
    connect(&m_timer, &QTimer::timeout, this, &CapturePlayer::turn);
    m_now.setNow(WallTime(Milliseconds(m_file->startMs())));
    m_lastSecondMs = m_file->startMs();
}

void CapturePlayer::play()
{
    if (m_isPlaying)
        return;
    if (m_isAtEnd)
        restart();
    m_isPlaying = true;
    m_turnedAt = m_clock.steadyNow();
    m_rest = 0;
    arm();
    Q_EMIT changed();
}

void CapturePlayer::pause()
{
    if (!m_isPlaying)
        return;
    m_isPlaying = false;
    m_hasStopped = true;
    arm();
    Q_EMIT changed();
}

void CapturePlayer::setSpeed(double speed)
{
    m_speed = std::clamp(speed, kSlowest, kFastest);
    Q_EMIT changed();
}

void CapturePlayer::step()
{
    pause();
    if (isSeeking())
        return;
    while (const auto time = m_file->nextTime()) {
        setNow(std::max(*time, nowMs()));
        const auto record = m_file->next();
        if (!record)
            break;
        if (record->kind == CaptureRecord::Kind::Event) {
            Q_EMIT eventPlayed(record->event);
            break;
        }
    }
    m_isAtEnd = !m_file->nextTime().has_value();
    Q_EMIT arrived();
    Q_EMIT changed();
}

void CapturePlayer::seek(qint64 positionMs)
{
    const qint64 target = m_file->startMs() + std::clamp<qint64>(positionMs, 0, durationMs());
    if (target < nowMs())
        restart();
    m_targetMs = target;
    m_hasStopped = true;
    arm();
    Q_EMIT changed();
}

void CapturePlayer::restart()
{
    m_file->rewind();
    m_isAtEnd = false;
    m_isLinkUp = false;
    m_now.setNow(WallTime(Milliseconds(m_file->startMs())));
    m_lastSecondMs = m_file->startMs();
    Q_EMIT restarted();
}

void CapturePlayer::arm()
{
    if (isSeeking())
        m_timer.start(std::chrono::milliseconds(0));
    else if (m_isPlaying)
        m_timer.start(kTurn);
    else
        m_timer.stop();
}

void CapturePlayer::turn()
{
    if (isSeeking()) {
        seekOn();
        return;
    }
    const SteadyTime now = m_clock.steadyNow();
    const double passed = std::chrono::duration<double, std::milli>(now - m_turnedAt).count() * m_speed + m_rest;
    m_turnedAt = now;
    const auto whole = static_cast<qint64>(passed);
    m_rest = passed - static_cast<double>(whole);
    playUntil(nowMs() + whole);
    if (m_isAtEnd)
        pause();
    Q_EMIT changed();
}

/// Plays what is due; what takes longer than a turn comes in the next one, and the time waits for it.
void CapturePlayer::playUntil(qint64 untilMs)
{
    const SteadyTime begun = m_clock.steadyNow();
    m_hasStopped = false;
    for (;;) {
        const auto time = m_file->nextTime();
        m_isAtEnd = !time;
        if (!time || *time > untilMs) {
            setNow(std::min(untilMs, m_file->endMs()));
            return;
        }
        setNow(std::max(*time, nowMs()));
        playOne();
        if (m_hasStopped || m_clock.steadyNow() - begun > kLongestTurn)
            return;
    }
}

void CapturePlayer::seekOn()
{
    playUntil(m_targetMs);
    if (isSeeking() && (m_isAtEnd || nowMs() >= m_targetMs)) {
        m_targetMs = -1;
        m_turnedAt = m_clock.steadyNow();
        arm();
        Q_EMIT arrived();
    }
    Q_EMIT changed();
}

void CapturePlayer::playOne()
{
    const auto record = m_file->next();
    if (!record)
        return;
    switch (record->kind) {
    case CaptureRecord::Kind::Event:
        Q_EMIT eventPlayed(record->event);
        break;
    case CaptureRecord::Kind::Lost:
        m_isLinkUp = false;
        Q_EMIT linkLost();
        break;
    case CaptureRecord::Kind::Back:
        m_isLinkUp = true;
        Q_EMIT linkBack();
        break;
    case CaptureRecord::Kind::RoundTrip:
        Q_EMIT roundTripPlayed(record->roundTripMs);
        break;
    }
}

void CapturePlayer::setNow(qint64 nowMs)
{
    m_now.setNow(WallTime(Milliseconds(nowMs)));
    if (isSeeking())
        m_lastSecondMs = std::max(m_lastSecondMs, m_targetMs - kSeenMs);
    while (nowMs - m_lastSecondMs >= kMsPerSecond) {
        m_lastSecondMs += kMsPerSecond;
        Q_EMIT secondPassed();
    }
}

} // namespace opsroom::capture
