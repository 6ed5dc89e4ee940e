#pragma once

#include "app/opsroom/scene.h"
#include "qml/viewmodels/workspace_view_model.h"

#include <QtCore/QList>
#include <QtCore/QObject>
#include <QtCore/QTemporaryDir>
#include <QtCore/QTimer>
#include <QtGui/QImage>
#include <QtQuick/QQuickWindow>

#include <optional>

namespace opsroom::app {

/// Renders every page of the console, light and dark, in two sizes: of the demonstration once it has filled them, of
/// each scene, and of a replay of what was recorded meanwhile.
///
/// Writes `page-light.png` and `page-dark.png` at 1280x800, and the same with `-1024x640`, and dark
/// with `-3840x2160`; of scenes with their names in
/// front, of the replay as `replay-page-...`.
/// Thread: main.
class Screenshots final : public QObject
{
    Q_OBJECT

public:
    /// \param directory is made if it does not exist.
    Screenshots(QQuickWindow &window, viewmodels::WorkspaceViewModel &workspace, const Clock &clock, QString directory);

    void start();

Q_SIGNALS:
    /// \param error empty: all is written.
    void finished(const QString &error);

private:
    struct Shot
    {
        viewmodels::NavigationViewModel::Page page;
        viewmodels::SettingsViewModel::Theme theme;
        QSize size;
        std::optional<Scene> scene; ///< nothing: the demonstration
        bool isReplay = false;
        QString prefix;
        QString name;
    };
    void planShots();
    void planPages(const QString &prefix, std::optional<Scene> scene, bool isReplay);
    void planPage(const QString &prefix, std::optional<Scene> scene, bool isReplay, QSize size,
                  viewmodels::SettingsViewModel::Theme theme, int page);
    void bringToFront(const Shot &shot);
    void fillTestBench();
    void step();
    [[nodiscard]] bool isFilled() const;
    void prepare(const Shot &shot);
    [[nodiscard]] QString save(const Shot &shot);
    void finish(const QString &error);

    QQuickWindow &m_window;
    viewmodels::WorkspaceViewModel &m_workspace;
    viewmodels::ConsoleViewModel &m_console; ///< of the demonstration
    const Clock &m_clock;
    const QString m_directory;
    const QTemporaryDir m_scratch;
    const QString m_capture;
    QString m_inFront; ///< what is shown now, by the beginning of its names
    int m_settle = 0;  ///< steps until it may be looked at
    QList<Shot> m_shots;
    bool m_isPrepared = false;
    bool m_hasSent = false;
    int m_waited = 0;
    QTimer m_timer;
};

} // namespace opsroom::app
