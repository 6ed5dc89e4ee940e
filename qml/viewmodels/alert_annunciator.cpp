#include "qml/viewmodels/alert_annunciator.h"

#include "qml/viewmodels/settings_view_model.h"
#include "qml/viewmodels/words.h"

#include <algorithm>

namespace opsroom::viewmodels {

namespace {

constexpr qint64 kMsPerMinute = 60'000;

bool isGrave(const client::ComplianceAlert &alert)
{
    return alert.severity >= contract::Severity::High && alert.isOpen();
}

} // namespace

AlertAnnunciator::AlertAnnunciator(const Clock &clock, SettingsViewModel &settings,
                                   const SeverityCounts &unacknowledged, QObject *parent)
    : QObject(parent), m_clock(clock), m_settings(settings), m_waiting(unacknowledged)
{}

bool AlertAnnunciator::isMuted() const
{
    return m_settings.mutedUntilMs() > m_clock.wallNow().time_since_epoch().count();
}

QString AlertAnnunciator::mutedText() const
{
    return isMuted()
               ? tr("muted until %1").arg(timeWords(m_settings.mutedUntilMs(), m_settings.isUtc()).section(u':', 0, 1))
               : QString();
}

void AlertAnnunciator::mute(int minutes)
{
    m_settings.setMutedUntilMs(m_clock.wallNow().time_since_epoch().count() + minutes * kMsPerMinute);
    m_wasMuted = true;
    Q_EMIT mutedChanged();
}

void AlertAnnunciator::unmute()
{
    m_settings.setMutedUntilMs(0);
    m_wasMuted = false;
    Q_EMIT mutedChanged();
}

void AlertAnnunciator::note(const QList<client::ComplianceAlert> &alerts)
{
    for (const client::ComplianceAlert &alert : alerts) {
        if (!isGrave(alert))
            continue;
        if (m_queue.size() < kMostQueued)
            m_queue.append(alert);
        else
            ++m_uncounted;
    }
}

void AlertAnnunciator::tick()
{
    if (m_wasMuted && !isMuted())
        unmute();
    if (!m_queue.isEmpty())
        sayNew();
    else
        remind();
}

void AlertAnnunciator::sayNew()
{
    const QList<client::ComplianceAlert> alerts = std::exchange(m_queue, {});
    const int count = static_cast<int>(alerts.size()) + std::exchange(m_uncounted, 0);
    const auto gravest = std::ranges::max(alerts, {}, &client::ComplianceAlert::severity);
    const auto severity = static_cast<int>(gravest.severity);
    if (count <= kOneByOne) {
        for (const client::ComplianceAlert &alert : alerts)
            Q_EMIT said(alert.severity == contract::Severity::Critical
                            ? tr("Critical alert, %1").arg(shownText(alert.tenantId))
                            : tr("High alert, %1").arg(shownText(alert.tenantId)),
                        shownText(alert.message), static_cast<int>(alert.severity));
    } else {
        Q_EMIT said(tr("%1 new alerts").arg(countWords(count)),
                    tr("%1 critical and %2 high are not acknowledged")
                        .arg(countWords(m_waiting.critical()), countWords(m_waiting.high())),
                    severity);
    }
    m_saidAt = m_clock.steadyNow();
    sound(gravest.severity);
}

void AlertAnnunciator::remind()
{
    if (m_waiting.critical() + m_waiting.high() == 0)
        return;
    const SteadyTime now = m_clock.steadyNow();
    if (m_waiting.critical() > 0 && now - m_soundedAt >= kSoundAgain)
        sound(contract::Severity::Critical);
    if (now - m_saidAt < kSayAgain)
        return;
    m_saidAt = now;
    Q_EMIT said(tr("Alerts are waiting"),
                tr("%1 critical and %2 high are not acknowledged")
                    .arg(countWords(m_waiting.critical()), countWords(m_waiting.high())),
                static_cast<int>(m_waiting.critical() > 0 ? contract::Severity::Critical : contract::Severity::High));
}

void AlertAnnunciator::sound(contract::Severity severity)
{
    m_soundedAt = m_clock.steadyNow();
    if (!isMuted() && m_settings.hasSound())
        Q_EMIT sounded(static_cast<int>(severity));
}

} // namespace opsroom::viewmodels
