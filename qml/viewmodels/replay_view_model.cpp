#include "qml/viewmodels/replay_view_model.h"

#include "qml/viewmodels/settings_view_model.h"
#include "qml/viewmodels/words.h"

#include <algorithm>
#include <array>

namespace opsroom::viewmodels {

namespace {
constexpr std::array kSpeeds{0.25, 1.0, 4.0, 16.0, 64.0};
constexpr qint64 kMsPerSecond = 1000;
} // namespace

ReplayViewModel::ReplayViewModel(capture::CapturePlayer &player, const SettingsViewModel &settings, QObject *parent)
    : QObject(parent), m_player(player), m_settings(settings)
{
    connect(&m_player, &capture::CapturePlayer::changed, this, &ReplayViewModel::changed);
}

double ReplayViewModel::position() const
{
    const auto duration = static_cast<double>(m_player.durationMs());
    return duration > 0 ? std::clamp(static_cast<double>(m_player.positionMs()) / duration, 0.0, 1.0) : 0;
}

QString ReplayViewModel::positionText() const
{
    return clockWords(m_player.positionMs() / kMsPerSecond);
}

QString ReplayViewModel::timeText() const
{
    return timeAt(position());
}

QString ReplayViewModel::durationText() const
{
    return clockWords(m_player.durationMs() / kMsPerSecond);
}

QStringList ReplayViewModel::speeds() const
{
    QStringList texts;
    for (const double speed : kSpeeds)
        texts.append(tr("%1×").arg(speed));
    return texts;
}

void ReplayViewModel::setSpeed(int place)
{
    m_speed = std::clamp(place, 0, static_cast<int>(kSpeeds.size()) - 1);
    m_player.setSpeed(kSpeeds[static_cast<std::size_t>(m_speed)]);
}

QList<double> ReplayViewModel::density() const
{
    QList<double> values;
    for (const int records : m_player.file().density())
        values.append(records);
    return values;
}

QString ReplayViewModel::sourceText() const
{
    const capture::CaptureHeader &header = m_player.file().header();
    return header.user.isEmpty() ? header.hub : tr("%1 at %2").arg(header.user, header.hub);
}

void ReplayViewModel::togglePlaying()
{
    if (isPlaying())
        m_player.pause();
    else
        m_player.play();
}

void ReplayViewModel::seek(double position)
{
    m_player.seek(static_cast<qint64>(std::clamp(position, 0.0, 1.0) * static_cast<double>(m_player.durationMs())));
}

void ReplayViewModel::seekBy(int seconds)
{
    m_player.seek(m_player.positionMs() + seconds * kMsPerSecond);
}

QString ReplayViewModel::timeAt(double position) const
{
    const auto into = static_cast<qint64>(position * static_cast<double>(m_player.durationMs()));
    return timeWords(m_player.file().startMs() + into, m_settings.isUtc()).section(u'.', 0, 0);
}

} // namespace opsroom::viewmodels
