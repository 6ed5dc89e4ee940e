#pragma once

#include "qml/viewmodels/console_view_model.h"

#include <QtCore/QList>
#include <QtCore/QObject>
#include <QtCore/QTimer>
#include <QtGui/QImage>
#include <QtQuick/QQuickWindow>

namespace opsroom::app {

/// Renders every page of the console, light and dark, in two sizes, once the demonstration has filled it.
///
/// Writes `page-light.png` and `page-dark.png` at 1280x800, and the same with `-1024x640`.
/// Thread: main.
class Screenshots final : public QObject
{
    Q_OBJECT

public:
    /// \param directory is made if it does not exist.
    Screenshots(QQuickWindow &window, viewmodels::ConsoleViewModel &console, QString directory);

    void start()
    {
        fillTestBench();
        m_timer.start();
    }

Q_SIGNALS:
    /// \param error empty: all is written.
    void finished(const QString &error);

private:
    struct Shot
    {
        viewmodels::NavigationViewModel::Page page;
        viewmodels::SettingsViewModel::Theme theme;
        QSize size;
        QString name;
    };
    void planShots();
    void fillTestBench();
    void step();
    [[nodiscard]] bool isFilled() const;
    void prepare(const Shot &shot);
    [[nodiscard]] QString save(const Shot &shot);
    void finish(const QString &error);

    QQuickWindow &m_window;
    viewmodels::ConsoleViewModel &m_console;
    const QString m_directory;
    QList<Shot> m_shots;
    bool m_isPrepared = false;
    bool m_hasSent = false;
    int m_waited = 0;
    QTimer m_timer;
};

} // namespace opsroom::app
