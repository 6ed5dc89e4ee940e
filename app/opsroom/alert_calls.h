#pragma once

#include "qml/viewmodels/workspace_view_model.h"

#include <QtCore/QBuffer>
#include <QtQuick/QQuickWindow>
#include <QtWidgets/QSystemTrayIcon>

#include <memory>

class QAudioSink;

namespace opsroom::app {

/// Calls the operator to grave alerts outside the window: a message over other programs, and a sound.
///
/// Without a tray the window asks for attention instead; without a way to make sounds there is none, which the log says
/// once. A click on a message opens the
/// alerts. All hubs that are open call; a capture never does.
/// Thread: main. Ownership: window and workspace are not its own and outlive it.
class AlertCalls final : public QObject
{
    Q_OBJECT

public:
    AlertCalls(QQuickWindow &window, viewmodels::WorkspaceViewModel &workspace);
    ~AlertCalls() override;

private:
    void watch(viewmodels::HubSession &session);
    void say(viewmodels::HubSession &session, const QString &title, const QString &text, int severity);
    void sound(int severity);
    void openAlerts();
    [[nodiscard]] bool prepareSound();

    QQuickWindow &m_window;
    viewmodels::WorkspaceViewModel &m_workspace;
    QPointer<viewmodels::HubSession> m_lastSaid; ///< whose alerts the message is about
    QSystemTrayIcon m_tray;
    std::unique_ptr<QAudioSink> m_sink; ///< made with the first sound
    QBuffer m_tone;
    bool m_hasNoSound = false;
};

} // namespace opsroom::app
