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

AlertCalls::AlertCalls(QQuickWindow &window, viewmodels::WorkspaceViewModel &workspace)
    : m_window(window), m_workspace(workspace), m_tray(QGuiApplication::windowIcon())
{
    for (int row = 0; row < workspace.sessions()->count(); ++row)
        watch(workspace.sessions()->at(row));
    connect(&workspace, &viewmodels::WorkspaceViewModel::sessionAdded, this,
            [this](viewmodels::HubSession *session) { watch(*session); });
    connect(&m_tray, &QSystemTrayIcon::messageClicked, this, &AlertCalls::openAlerts);
    connect(&m_tray, &QSystemTrayIcon::activated, this, [this] { m_window.requestActivate(); });
    m_tray.setToolTip(QGuiApplication::applicationDisplayName());
    if (QSystemTrayIcon::isSystemTrayAvailable())
        m_tray.show();
}

AlertCalls::~AlertCalls() = default;

void AlertCalls::watch(viewmodels::HubSession &session)
{
    if (session.replay() != nullptr)
        return;
    const auto *annunciator = session.console().alerts()->annunciator();
    connect(annunciator, &viewmodels::AlertAnnunciator::said, this,
            [this, &session](const QString &title, const QString &text, int severity) {
                say(session, title, text, severity);
            });
    connect(annunciator, &viewmodels::AlertAnnunciator::sounded, this, &AlertCalls::sound);
}

void AlertCalls::say(viewmodels::HubSession &session, const QString &title, const QString &text, int severity)
{
    // Who has the alerts before his eyes need not be told of them twice.
    viewmodels::ConsoleViewModel &console = session.console();
    const bool isLookedAt = m_window.isActive() && m_workspace.current() == &console
                            && console.navigation()->page() == viewmodels::NavigationViewModel::Alerts;
    if (isLookedAt || !m_workspace.settings()->hasNotifications())
        return;
    m_lastSaid = &session;
    const bool isOneOfMany = m_workspace.sessions()->count() > 1;
    m_window.alert(0);
    if (m_tray.isVisible())
        m_tray.showMessage(isOneOfMany ? console.name() + QStringLiteral(": ") + title : title, text,
                           severity == viewmodels::AlertListModel::Critical ? QSystemTrayIcon::Critical
                                                                            : QSystemTrayIcon::Warning,
                           kShownMs);
}

void AlertCalls::openAlerts()
{
    for (int row = 0; row < m_workspace.sessions()->count(); ++row) {
        if (&m_workspace.sessions()->at(row) == m_lastSaid)
            m_workspace.setCurrentIndex(row);
    }
    m_workspace.current()->navigation()->setPage(viewmodels::NavigationViewModel::Alerts);
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
