#include "app/opsroom/headless.h"
#include "core/base/descriptor_limit.h"
#include "core/base/log.h"
#include "server/cli/common_options.h"

#ifdef OPSROOM_CONSOLE
#include "app/opsroom/console.h"

#include <QtWidgets/QApplication>
#endif

#include <CLI/CLI.hpp>
#include <QtCore/QCoreApplication>

#include <cstdio>

namespace {

using opsroom::config::NodeConfig;

struct Options
{
    opsroom::server_cli::CommonOptions common;
    bool isHeadless = false;
    std::string connectUrl;
    std::string token;
    bool hasDemo = false;
    double demoRate = 50;
    std::string captureFile;
    std::string screenshotDir;
    std::string page;
    int measureSeconds = 0;
};

void addOptions(CLI::App &app, Options &options)
{
    options.common.addTo(app);
    app.add_option("--listen", options.common.listen, "Address of the embedded hub, e.g. 127.0.0.1:3001")
        ->type_name("ADDR:PORT");
    app.add_flag("--headless", options.isHeadless, "Run the hub without a window, with a line of live figures");
    app.add_option("--connect", options.connectUrl, "Show another hub instead of an embedded one")->type_name("URL");
    app.add_option("--token", options.token, "Token for --connect; better: the environment variable OPSROOM_TOKEN");
    app.add_flag("--demo", options.hasDemo, "Replay real payments into the embedded hub");
    app.add_option("--demo-rate", options.demoRate, "Events per second of the demonstration")->capture_default_str();
    app.add_option("--capture", options.captureFile, "Play what a console has recorded")->type_name("FILE");
    app.add_option("--screenshot", options.screenshotDir, "Render every page with the demo data to PNG and exit")
        ->type_name("DIR");
    app.add_option("--page", options.page, "Page to begin with, such as transactions")->type_name("PAGE");
    app.add_option("--measure", options.measureSeconds, "Print after so long how long frames took, and exit")
        ->type_name("SECONDS");
}

/// The embedded hub's configuration; without a file it is a development hub, whose tokens anybody can make.
std::optional<NodeConfig> embeddedConfig(Options &options)
{
    if (options.common.configFile.empty())
        options.common.isDevelopment = true;
    return configOf(options.common);
}

int runWithoutWindow(Options &options, int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    auto config = embeddedConfig(options);
    if (!config)
        return 2;
    // The live line is what people look at; the log would write over it.
    opsroom::log::setLevel(std::max(config->logLevel, opsroom::log::Level::Warning));
    return opsroom::app::runHeadless({std::move(*config), options.hasDemo, options.demoRate});
}

#ifdef OPSROOM_CONSOLE
bool hasDisplay()
{
    return qEnvironmentVariableIsSet("DISPLAY") || qEnvironmentVariableIsSet("WAYLAND_DISPLAY")
           || qEnvironmentVariableIsSet("QT_QPA_PLATFORM");
}

int runWithWindow(Options &options, int argc, char **argv)
{
    const QApplication app(argc, argv);
    opsroom::app::ConsoleOptions console;
    console.url = QString::fromStdString(options.connectUrl);
    console.token = options.token.empty() ? qgetenv("OPSROOM_TOKEN") : QByteArray::fromStdString(options.token);
    console.hasDemo = options.hasDemo || !options.screenshotDir.empty();
    console.demoRate = options.demoRate;
    console.captureFile = QString::fromStdString(options.captureFile);
    console.screenshotDir = QString::fromStdString(options.screenshotDir);
    console.page = QString::fromStdString(options.page);
    console.measureSeconds = options.measureSeconds;
    if (options.connectUrl.empty()) {
        if (!options.screenshotDir.empty() && options.common.listen.empty())
            options.common.listen = "127.0.0.1:0";
        console.embedded = embeddedConfig(options);
        if (!console.embedded)
            return 2;
        if (console.embedded->transport == "auto")
            console.embedded->transport = "qt";
    }
    opsroom::log::setLevel(console.embedded ? console.embedded->logLevel : opsroom::log::Level::Warning);
    return opsroom::app::runConsole(std::move(console));
}
#endif

} // namespace

int main(int argc, char **argv)
{
    Options options;
    CLI::App app("Opsroom: operations console of a multi-tenant wallet platform, with a hub inside", "opsroom");
    app.set_version_flag("--version", "opsroom " OPSROOM_VERSION);
    addOptions(app, options);
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError &error) {
        return app.exit(error) == 0 ? 0 : 2;
    }
    if (!options.connectUrl.empty() && (options.isHeadless || options.hasDemo)) {
        std::fputs("opsroom: --connect shows another hub; --headless and --demo are for an embedded one\n", stderr);
        return 2;
    }
    opsroom::raiseDescriptorLimit();
    if (options.isHeadless)
        return runWithoutWindow(options, argc, argv);
#ifdef OPSROOM_CONSOLE
    if (hasDisplay())
        return runWithWindow(options, argc, argv);
    if (!options.connectUrl.empty() || !options.screenshotDir.empty()) {
        std::fputs("opsroom: there is no display; try xvfb-run\n", stderr);
        return 1;
    }
    std::fputs("opsroom: there is no display, so the hub runs without the console\n", stderr);
#else
    std::fputs("opsroom: built without the console, so the hub runs alone\n", stderr);
#endif
    return runWithoutWindow(options, argc, argv);
}
