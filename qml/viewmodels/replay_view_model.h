#pragma once

#include "client/capture/capture_player.h"

#include <QtCore/QObject>
#include <QtCore/QStringList>
#include <QtQml/qqmlregistration.h>

namespace opsroom::viewmodels {

class SettingsViewModel;

/// The bar over a capture that is played: where it is, how fast it goes, and where else to.
///
/// Thread: main. Ownership: player and settings outlive it.
class ReplayViewModel final : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("The workspace has one for each capture")
    Q_PROPERTY(bool isPlaying READ isPlaying NOTIFY changed FINAL)
    Q_PROPERTY(bool isSeeking READ isSeeking NOTIFY changed FINAL)
    Q_PROPERTY(bool isAtEnd READ isAtEnd NOTIFY changed FINAL)
    Q_PROPERTY(double position READ position NOTIFY changed FINAL)
    Q_PROPERTY(QString positionText READ positionText NOTIFY changed FINAL)
    Q_PROPERTY(QString timeText READ timeText NOTIFY changed FINAL)
    Q_PROPERTY(QString durationText READ durationText CONSTANT FINAL)
    Q_PROPERTY(QList<QString> speeds READ speeds CONSTANT FINAL)
    Q_PROPERTY(int speed READ speed WRITE setSpeed NOTIFY changed FINAL)
    Q_PROPERTY(QList<double> density READ density CONSTANT FINAL)
    Q_PROPERTY(QString sourceText READ sourceText CONSTANT FINAL)

public:
    ReplayViewModel(capture::CapturePlayer &player, const SettingsViewModel &settings, QObject *parent = nullptr);

    [[nodiscard]] bool isPlaying() const { return m_player.isPlaying(); }
    [[nodiscard]] bool isSeeking() const { return m_player.isSeeking(); }
    [[nodiscard]] bool isAtEnd() const { return m_player.isAtEnd(); }
    /// 0 to 1
    [[nodiscard]] double position() const;
    /// "1:05"
    [[nodiscard]] QString positionText() const;
    /// The time of day back then.
    [[nodiscard]] QString timeText() const;
    [[nodiscard]] QString durationText() const;
    [[nodiscard]] QStringList speeds() const;
    /// Place among speeds().
    [[nodiscard]] int speed() const { return m_speed; }
    void setSpeed(int place);
    /// How much happened, over the whole time; for drawing.
    [[nodiscard]] QList<double> density() const;
    /// "olga at http://127.0.0.1:3001"
    [[nodiscard]] QString sourceText() const;

    Q_INVOKABLE void togglePlaying();
    Q_INVOKABLE void step() { m_player.step(); }
    /// \param position 0 to 1
    Q_INVOKABLE void seek(double position);
    Q_INVOKABLE void seekBy(int seconds);
    /// When that would be: "18:02:11".
    Q_INVOKABLE QString timeAt(double position) const;

Q_SIGNALS:
    void changed();

private:
    capture::CapturePlayer &m_player;
    const SettingsViewModel &m_settings;
    int m_speed = 1;
};

} // namespace opsroom::viewmodels
