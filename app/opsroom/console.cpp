#include "app/opsroom/console.h"

#include "app/opsroom/alert_calls.h"
#include "app/opsroom/demo.h"
#include "app/opsroom/embedded_hub_control.h"
#include "app/opsroom/frame_times.h"
#include "app/opsroom/keychain.h"
#include "app/opsroom/log_tail.h"
#include "app/opsroom/qt_log.h"
#include "app/opsroom/screenshots.h"
#include "app/opsroom/stop_signal_watch.h"
#include "app/opsroom/translation.h"
#include "core/base/log.h"
#include "qml/viewmodels/workspace_view_model.h"

#include <QtCore/QElapsedTimer>
#include <QtCore/QMetaEnum>
#include <QtCore/QTemporaryDir>
#include <QtQml/QQmlApplicationEngine>
#include <QtQuick/QQuickWindow>
#include <QtQuickControls2/QQuickStyle>
#include <QtWidgets/QApplication>

#include <cstdio>

namespace opsroom::app {

namespace {

constexpr int kFailed = 1;
constexpr int kBadConfiguration = 2;

void say(const QString &text)
{
    std::fprintf(stderr, "opsroom: %s\n", qUtf8Printable(text));
}

/// Where the data come from: a hub of our own, or another one. Outlives everything that shows it.
struct Source
{
    std::unique_ptr<EmbeddedHub> hub;
    std::unique_ptr<EmbeddedHubControl> control; ///< null without a hub of our own
    std::unique_ptr<client::HubConnection> connection =
        std::make_unique<client::HubConnection>(); ///< until it is shown
    std::unique_ptr<Demo> demo;
};

/// \returns the exit code if it cannot go on.
std::optional<int> open(Source &source, ConsoleOptions &options)
{
    if (!options.embedded) {
        source.connection->setUrl(QUrl(options.url));
        source.connection->setToken(options.token);
        return {};
    }
    auto started = EmbeddedHub::start(std::move(*options.embedded));
    if (!started) {
        for (const config::ConfigError &error : started.error())
            say(QString::fromStdString(error.text()));
        return kBadConfiguration;
    }
    source.hub = std::move(*started);
    source.control = std::make_unique<EmbeddedHubControl>(*source.hub);
    source.connection->setUrl(QUrl(QString::fromStdString(source.hub->info().url)));
    source.connection->setPath(QString::fromStdString(source.hub->info().path));
    source.connection->setTokenProvider(source.hub->tokenProvider("console", {"operator", "compliance", "admin"}));
    if (!options.hasDemo)
        return {};
    auto demo = Demo::start(*source.hub, options.demoRate);
    if (!demo) {
        say(QString::fromStdString(demo.error().detail));
        return kFailed;
    }
    source.demo = std::move(*demo);
    return {};
}

viewmodels::Environment::Kind environmentOf(const ConsoleOptions &options)
{
    if (options.hasDemo)
        return viewmodels::Environment::Demo;
    return options.embedded && options.embedded->isDevelopment ? viewmodels::Environment::Development
                                                               : viewmodels::Environment::Unnamed;
}

/// Renders all pages, then ends the event loop; a warning on the way is a failure.
int runScreenshots(QQuickWindow &window, viewmodels::WorkspaceViewModel &workspace, const Clock &clock,
                   const QString &directory)
{
    Screenshots screenshots(window, workspace, clock, directory);
    QObject::connect(&screenshots, &Screenshots::finished, qApp, [](const QString &error) {
        if (!error.isEmpty())
            say(error);
        QCoreApplication::exit(error.isEmpty() ? 0 : kFailed);
    });
    screenshots.start();
    const int exitCode = QCoreApplication::exec();
    if (exitCode == 0 && QtLog::warnings() > 0) {
        say(QStringLiteral("%1 warnings, see above").arg(QtLog::warnings()));
        return kFailed;
    }
    return exitCode;
}

/// \returns false if there is no such page.
bool openPage(viewmodels::NavigationViewModel &navigation, const QString &name)
{
    const auto pages = QMetaEnum::fromType<viewmodels::NavigationViewModel::Page>();
    for (int i = 0; i < pages.keyCount(); ++i) {
        if (name.compare(QLatin1StringView(pages.key(i)), Qt::CaseInsensitive) == 0) {
            navigation.setPage(static_cast<viewmodels::NavigationViewModel::Page>(pages.value(i)));
            return true;
        }
    }
    return false;
}

/// Runs for a while, then prints how long frames took.
int runMeasured(QQuickWindow &window, viewmodels::ConsoleViewModel &console, int seconds)
{
    FrameTimes times(window);
    QObject::connect(console.overview()->messageRate(), &viewmodels::SampleHistory::changed, &times,
                     [&console, &times] { times.addUpdates(console.overview()->messageRate()->last()); });
    QTimer::singleShot(std::chrono::seconds(seconds), qApp, [] { QCoreApplication::quit(); });
    const int exitCode = QCoreApplication::exec();
    std::printf("%s\n", times.report().constData());
    return exitCode;
}

/// Says once when the first picture and the first data are there: what a slow start is measured by.
void logStart(QQuickWindow &window, viewmodels::ConsoleViewModel &console, const QElapsedTimer &sinceStart)
{
    QObject::connect(
        &window, &QQuickWindow::frameSwapped, &console,
        [sinceStart] {
            log::info("console", "first-frame", {{"ms", sinceStart.elapsed()}});
        },
        static_cast<Qt::ConnectionType>(Qt::QueuedConnection | Qt::SingleShotConnection));
    auto *transactions = console.transactions();
    const auto said = std::make_shared<bool>(false);
    QObject::connect(transactions, &viewmodels::TransactionsViewModel::countsChanged, &console,
                     [transactions, said, sinceStart] {
                         if (!*said && transactions->hasReceived()) {
                             *said = true;
                             log::info("console", "first-data", {{"ms", sinceStart.elapsed()}});
                         }
                     });
}

} // namespace

int runConsole(ConsoleOptions options)
{
    QElapsedTimer sinceStart;
    sinceStart.start();
    const QtLog qtLog;
    const StopSignalWatch stop;
    QCoreApplication::setApplicationName(QStringLiteral("opsroom"));
    QGuiApplication::setApplicationDisplayName(QStringLiteral("Opsroom"));
    QQuickStyle::setStyle(QStringLiteral("Basic"));

    const bool isScreenshot = !options.screenshotDir.isEmpty();
    const QString version = QStringLiteral(OPSROOM_VERSION);
    viewmodels::ConsoleViewModel::Identity identity{version, {}, environmentOf(options), {}};
    Source source;
    if (const auto exitCode = open(source, options))
        return *exitCode;
    identity.control = source.control.get();
    if (source.hub && source.hub->config().isDevelopment) {
        identity.mint = [&hub = *source.hub](const QString &user, const QString &tenant, const QString &role,
                                             std::chrono::seconds lifetime) {
            return hub.mint(user.toStdString(), tenant.toStdString(), role.toStdString(), lifetime);
        };
    }

    // Pictures look the same whatever the operator has chosen, and change nothing of it.
    const QTemporaryDir scratch;
    const SystemClock clock;
    viewmodels::SettingsViewModel settings(isScreenshot ? scratch.filePath(QStringLiteral("settings.ini")) : QString());
    const Translation translation(settings);
    if (isScreenshot || options.measureSeconds > 0)
        settings.setIsIntroduced(true); // nobody is there to be introduced
    if (source.hub)
        identity.name = options.hasDemo ? QCoreApplication::translate("Console", "Demo hub")
                                        : QCoreApplication::translate("Console", "Embedded hub");
    Keychain keychain;
    viewmodels::WorkspaceViewModel workspace(clock, settings, keychain, version);
    const LogTail logTail(*workspace.log());
    viewmodels::HubSession &first = workspace.add(
        std::make_unique<viewmodels::HubSession>(std::move(source.connection), clock, settings, identity));
    first.setIsLasting(true);

    // Declared last: the engine must go before what its pages show.
    QQmlApplicationEngine engine;
    engine.addImportPath(QStringLiteral("qrc:/qt/qml"));
    QObject::connect(&translation, &Translation::changed, &engine, &QQmlEngine::retranslate);
    engine.setInitialProperties({{QStringLiteral("workspace"), QVariant::fromValue(&workspace)}});
    engine.load(QUrl(QStringLiteral("qrc:/qt/qml/Opsroom/Shell/Main.qml")));
    auto *window = engine.rootObjects().isEmpty() ? nullptr
                                                  : qobject_cast<QQuickWindow *>(engine.rootObjects().first());
    if (window == nullptr) {
        say(QStringLiteral("the window could not be made; the log above says why"));
        return kFailed;
    }
    logStart(*window, first.console(), sinceStart);
    first.open();
    if (!options.page.isEmpty() && !openPage(*first.console().navigation(), options.page)) {
        say(QStringLiteral("there is no page %1").arg(options.page));
        return kBadConfiguration;
    }
    if (isScreenshot)
        return runScreenshots(*window, workspace, clock, options.screenshotDir);
    const AlertCalls alertCalls(*window, workspace);
    workspace.reopen();
    if (!options.captureFile.isEmpty() && !workspace.openCapture(options.captureFile)) {
        say(options.captureFile + QStringLiteral(": ") + workspace.problem());
        return kFailed;
    }
    return options.measureSeconds > 0 ? runMeasured(*window, first.console(), options.measureSeconds)
                                      : QCoreApplication::exec();
}

} // namespace opsroom::app
