#include "app/opsroom/screenshots.h"

#include <QtCore/QDir>
#include <QtCore/QMetaEnum>

namespace opsroom::app {

namespace {

using viewmodels::NavigationViewModel;
using viewmodels::SettingsViewModel;

constexpr std::chrono::milliseconds kStep(400); ///< animations end within it
constexpr int kMostWaits = 300;                 ///< steps until the demonstration must have filled the console
constexpr int kEnoughUpdates = 300;
constexpr int kEnoughSeconds = 60;

} // namespace

Screenshots::Screenshots(QQuickWindow &window, viewmodels::ConsoleViewModel &console, QString directory)
    : m_window(window), m_console(console), m_directory(std::move(directory))
{
    planShots();
    m_timer.setInterval(kStep);
    connect(&m_timer, &QTimer::timeout, this, &Screenshots::step);
}

void Screenshots::planShots()
{
    const auto pages = QMetaEnum::fromType<NavigationViewModel::Page>();
    for (const QSize size : {QSize(1280, 800), QSize(1024, 640)}) {
        for (const auto theme : {SettingsViewModel::Light, SettingsViewModel::Dark}) {
            for (int i = 0; i < pages.keyCount(); ++i) {
                QString name = QString::fromLatin1(pages.key(i)).toLower();
                name += theme == SettingsViewModel::Light ? QStringLiteral("-light") : QStringLiteral("-dark");
                if (size.width() != 1280)
                    name += QStringLiteral("-%1x%2").arg(size.width()).arg(size.height());
                m_shots.append({static_cast<NavigationViewModel::Page>(pages.value(i)), theme, size, name});
            }
        }
    }
}

/// A tester at work: clients of two tenants, one of which has just published.
void Screenshots::fillTestBench()
{
    viewmodels::TestBenchViewModel *bench = m_console.testBench();
    for (const auto &[user, tenant, role] :
         {std::tuple("ledger", "acme", "service"), std::tuple("anna", "acme", "auditor"),
          std::tuple("uwe", "acme", "user"), std::tuple("bea", "beta", "auditor")})
        bench->connectClient(QString::fromLatin1(user), QString::fromLatin1(tenant), QString::fromLatin1(role));
}

bool Screenshots::isFilled() const
{
    return m_console.transactions()->totalCount() >= kEnoughUpdates
           && m_console.overview()->messageRate()->count() >= kEnoughSeconds && m_console.overview()->isLoaded();
}

void Screenshots::step()
{
    if (!isFilled()) {
        if (++m_waited > kMostWaits)
            finish(tr("the demonstration did not fill the console in time"));
        return;
    }
    if (m_shots.isEmpty()) {
        finish({});
        return;
    }
    if (!m_hasSent) {
        m_hasSent = true;
        m_console.testBench()->send(0);
    }
    if (!m_isPrepared) {
        prepare(m_shots.first());
        m_isPrepared = true;
        return;
    }
    m_isPrepared = false;
    if (const QString error = save(m_shots.takeFirst()); !error.isEmpty())
        finish(error);
}

void Screenshots::prepare(const Shot &shot)
{
    m_window.resize(shot.size);
    m_console.settings()->setTheme(shot.theme);
    m_console.navigation()->setPage(shot.page);
}

QString Screenshots::save(const Shot &shot)
{
    if (!QDir().mkpath(m_directory))
        return tr("%1 cannot be made").arg(m_directory);
    const QImage image = m_window.grabWindow();
    const QString path = QDir(m_directory).filePath(shot.name + QStringLiteral(".png"));
    if (image.isNull())
        return tr("%1 could not be rendered").arg(shot.name);
    return image.save(path) ? QString() : tr("%1 cannot be written").arg(path);
}

void Screenshots::finish(const QString &error)
{
    m_timer.stop();
    Q_EMIT finished(error);
}

} // namespace opsroom::app
