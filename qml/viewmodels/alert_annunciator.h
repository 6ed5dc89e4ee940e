#pragma once

#include "client/lib/updates.h"
#include "core/base/clock.h"
#include "qml/viewmodels/severity_counts.h"

#include <QtCore/QObject>
#include <QtQml/qqmlregistration.h>

namespace opsroom::viewmodels {

class SettingsViewModel;

/// Calls the operator to grave alerts that nobody has acknowledged: says them, and sounds for the gravest.
///
/// Up to three are said one by one, more as a number. While some wait, critical ones sound again every minute and all of
/// them are said again every quarter of an hour; both end with the acknowledgement. Muted, nothing sounds until a time
/// that is chosen, and what is said goes on: an alert is never only a sound.
/// Thread: main. Limits: kMostQueued alerts between two ticks; the others only count.
class AlertAnnunciator : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Belongs to the alerts")
    Q_PROPERTY(bool isMuted READ isMuted NOTIFY mutedChanged FINAL)
    Q_PROPERTY(QString mutedText READ mutedText NOTIFY mutedChanged FINAL)

public:
    static constexpr int kOneByOne = 3;
    static constexpr qsizetype kMostQueued = 100;
    static constexpr Milliseconds kSoundAgain = std::chrono::minutes(1);
    static constexpr Milliseconds kSayAgain = std::chrono::minutes(15);

    AlertAnnunciator(const Clock &clock, SettingsViewModel &settings, const SeverityCounts &unacknowledged,
                     QObject *parent = nullptr);

    [[nodiscard]] bool isMuted() const;
    /// "muted until 18:30"; empty if it is not.
    [[nodiscard]] QString mutedText() const;
    Q_INVOKABLE void mute(int minutes);
    Q_INVOKABLE void unmute();
    /// Plays the sound of a severity, for who chooses.
    Q_INVOKABLE void tryOut(int severity) { Q_EMIT sounded(severity); }

    /// Alerts that were raised just now.
    void note(const QList<client::ComplianceAlert> &alerts);
    /// Once a second.
    void tick();

Q_SIGNALS:
    void mutedChanged();
    /// \param severity AlertListModel::Severity of the gravest
    void said(const QString &title, const QString &text, int severity);
    void sounded(int severity);

private:
    void sayNew();
    void remind();
    void sound(contract::Severity severity);

    const Clock &m_clock;
    SettingsViewModel &m_settings;
    const SeverityCounts &m_waiting;
    QList<client::ComplianceAlert> m_queue;
    int m_uncounted = 0; ///< beyond kMostQueued
    SteadyTime m_soundedAt{};
    SteadyTime m_saidAt{};
    bool m_wasMuted = false;
};

} // namespace opsroom::viewmodels
