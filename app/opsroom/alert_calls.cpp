#include "app/opsroom/alert_calls.h"

#include "app/opsroom/tone.h"
#include "core/base/log.h"

#include <QtMultimedia/QAudioDevice>
#include <QtMultimedia/QAudioSink>
#include <QtMultimedia/QMediaDevices>
#include <QtWidgets/QApplication>

namespace opsroom::app {

namespace {
constexpr int kShownMs = 10'000;
}

AlertCalls::AlertCalls(QQuickWindow &window, viewmodels::ConsoleViewModel &console)
    : m_window(window), m_console(console), m_tray(QGuiApplication::windowIcon())
{
    const auto *annunciator = console.alerts()->annunciator();
    connect(annunciator, &viewmodels::AlertAnnunciator::said, this, &AlertCalls::say);
    connect(annunciator, &viewmodels::AlertAnnunciator::sounded, this, &AlertCalls::sound);
    connect(&m_tray, &QSystemTrayIcon::messageClicked, this, &AlertCalls::openAlerts);
    connect(&m_tray, &QSystemTrayIcon::activated, this, [this] { m_window.requestActivate(); });
    m_tray.setToolTip(QGuiApplication::applicationDisplayName());
    if (QSystemTrayIcon::isSystemTrayAvailable())
        m_tray.show();
}

AlertCalls::~AlertCalls() = default;

void AlertCalls::say(const QString &title, const QString &text, int severity)
{
    // Who has the alerts before his eyes need not be told of them twice.
    const bool isLookedAt = m_window.isActive()
                            && m_console.navigation()->page() == viewmodels::NavigationViewModel::Alerts;
    if (isLookedAt || !m_console.settings()->hasNotifications())
        return;
    m_window.alert(0);
    if (m_tray.isVisible())
        m_tray.showMessage(title, text,
                           severity == viewmodels::AlertListModel::Critical ? QSystemTrayIcon::Critical
                                                                            : QSystemTrayIcon::Warning,
                           kShownMs);
}

void AlertCalls::openAlerts()
{
    m_console.navigation()->setPage(viewmodels::NavigationViewModel::Alerts);
    m_window.show();
    m_window.raise();
    m_window.requestActivate();
}

/// Not before it is needed: asking for sound devices takes time at the start.
bool AlertCalls::prepareSound()
{
    if (m_sink || m_hasNoSound)
        return m_sink != nullptr;
    const QAudioDevice device = QMediaDevices::defaultAudioOutput();
    QAudioFormat format = device.preferredFormat();
    format.setChannelCount(1);
    format.setSampleFormat(QAudioFormat::Int16);
    if (device.isNull() || !device.isFormatSupported(format)) {
        m_hasNoSound = true;
        log::info("console", "no-sound", {{"device", device.description().toStdString()}});
        return false;
    }
    m_sink = std::make_unique<QAudioSink>(device, format);
    return true;
}

void AlertCalls::sound(int severity)
{
    if (!prepareSound()) {
        QApplication::beep();
        return;
    }
    m_sink->stop();
    m_tone.close();
    m_tone.setData(toneOf(severity, m_sink->format().sampleRate()));
    m_tone.open(QIODevice::ReadOnly);
    m_sink->start(&m_tone);
}

} // namespace opsroom::app
