#include "app/opsroom/headless.h"

#include "app/opsroom/demo.h"
#include "app/opsroom/figures_line.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QSocketNotifier>

#include <cstdio>
#include <signal.h>
#include <sys/signalfd.h>
#include <unistd.h>

namespace opsroom::app {

namespace {

/// A descriptor that becomes readable with SIGTERM or SIGINT. Made before any thread, so that all hold them back.
int stopSignalDescriptor()
{
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGTERM);
    sigaddset(&signals, SIGINT);
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
    ::signal(SIGPIPE, SIG_IGN);
    return signalfd(-1, &signals, SFD_CLOEXEC);
}

} // namespace

int runHeadless(HeadlessOptions options)
{
    const int signals = stopSignalDescriptor();
    QSocketNotifier stop(signals, QSocketNotifier::Read);
    QObject::connect(&stop, &QSocketNotifier::activated, qApp, [] { QCoreApplication::quit(); });

    auto started = EmbeddedHub::start(std::move(options.config));
    if (!started) {
        for (const config::ConfigError &error : started.error())
            std::fprintf(stderr, "opsroom: %s\n", error.text().c_str());
        return 2;
    }
    const std::unique_ptr<EmbeddedHub> hub = std::move(*started);
    std::unique_ptr<Demo> demo;
    if (options.hasDemo) {
        auto running = Demo::start(*hub, options.demoRate);
        if (!running) {
            std::fprintf(stderr, "opsroom: %s\n", running.error().detail.c_str());
            return 1;
        }
        demo = std::move(*running);
        std::fputs("opsroom: DEMO: replaying payments of Oxford City Council, July to September 2017\n", stderr);
    }
    std::fprintf(stderr, "opsroom: hub at %s%s, figures at %s/metrics; stop with Ctrl+C\n", hub->info().url.c_str(),
                 hub->info().path.c_str(), hub->info().managementUrl.c_str());
    const FiguresLine line(hub->node());
    const int exitCode = QCoreApplication::exec();
    ::close(signals);
    return exitCode;
}

} // namespace opsroom::app
