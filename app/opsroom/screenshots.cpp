#include "app/opsroom/screenshots.h"

#include <QtCore/QDir>
#include <QtCore/QMetaEnum>

namespace opsroom::app {

namespace {

using viewmodels::NavigationViewModel;
using viewmodels::SettingsViewModel;

constexpr std::chrono::milliseconds kStep(70);
constexpr int kMostWaits = 2'000; ///< steps until the demonstration must have filled the console
constexpr int kEnoughUpdates = 300;
constexpr int kEnoughSeconds = 60;
constexpr int kSettleSteps = 22; ///< until a scene has played and all is drawn
constexpr double kReplayed = 0.7;
constexpr QSize kUsual(1280, 800);
constexpr QSize kSmall(1024, 640); ///< the least that there is
constexpr QSize kLarge(3840, 2160);

} // namespace

Screenshots::Screenshots(QQuickWindow &window, viewmodels::WorkspaceViewModel &workspace, const Clock &clock,
                         QString directory)
    : m_window(window),
      m_workspace(workspace),
      m_console(*workspace.current()),
      m_clock(clock),
      m_directory(std::move(directory)),
      m_capture(m_scratch.filePath(QStringLiteral("demo.capture.jsonl")))
{
    planShots();
    m_timer.setInterval(kStep);
    connect(&m_timer, &QTimer::timeout, this, &Screenshots::step);
}

void Screenshots::start()
{
    // Nothing is caught half way.
    m_workspace.settings()->setHasReducedMotion(true);
    fillTestBench();
    if (!m_console.recorder()->start(m_capture)) {
        finish(m_console.recorder()->problem());
        return;
    }
    m_timer.start();
}

void Screenshots::planShots()
{
    planPages({}, {}, false);
    for (int page = NavigationViewModel::Overview; page <= NavigationViewModel::Settings; ++page)
        planPage({}, {}, false, kLarge, SettingsViewModel::Dark, page);
    for (const Scene scene : {Scene::Empty, Scene::Error, Scene::LongNames, Scene::Busy})
        planPages(nameOf(scene) + u'-', scene, false);
    planPages(QStringLiteral("replay-"), {}, true);
}

void Screenshots::planPages(const QString &prefix, std::optional<Scene> scene, bool isReplay)
{
    for (const QSize size : {kUsual, kSmall}) {
        for (const auto theme : {SettingsViewModel::Light, SettingsViewModel::Dark}) {
            for (int page = NavigationViewModel::Overview; page <= NavigationViewModel::Settings; ++page)
                planPage(prefix, scene, isReplay, size, theme, page);
        }
    }
}

void Screenshots::planPage(const QString &prefix, std::optional<Scene> scene, bool isReplay, QSize size,
                           SettingsViewModel::Theme theme, int page)
{
    const auto pages = QMetaEnum::fromType<NavigationViewModel::Page>();
    QString name = prefix + QString::fromLatin1(pages.valueToKey(page)).toLower();
    name += theme == SettingsViewModel::Light ? QStringLiteral("-light") : QStringLiteral("-dark");
    if (size != kUsual)
        name += QStringLiteral("-%1x%2").arg(size.width()).arg(size.height());
    m_shots.append({static_cast<NavigationViewModel::Page>(page), theme, size, scene, isReplay, prefix, name});
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
        m_console.recorder()->stop();
    }
    if (m_shots.first().prefix != m_inFront)
        bringToFront(m_shots.first());
    if (m_settle > 0) {
        --m_settle;
        return;
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

/// One scene beside the demonstration at a time.
void Screenshots::bringToFront(const Shot &shot)
{
    m_inFront = shot.prefix;
    m_settle = kSettleSteps;
    if (m_workspace.sessions()->count() > 1)
        m_workspace.close(1);
    if (shot.scene) {
        m_workspace.add(sessionOf(*shot.scene, m_clock, *m_workspace.settings(), m_console.version()));
    } else if (shot.isReplay) {
        if (m_workspace.openCapture(m_capture))
            m_workspace.replay()->seek(kReplayed);
        else
            finish(m_workspace.problem());
    }
}

void Screenshots::prepare(const Shot &shot)
{
    m_window.resize(shot.size);
    m_workspace.settings()->setTheme(shot.theme);
    m_workspace.current()->navigation()->setPage(shot.page);
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
