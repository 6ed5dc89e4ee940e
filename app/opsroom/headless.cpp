#include "app/opsroom/headless.h"

#include "app/opsroom/demo.h"
#include "app/opsroom/figures_line.h"
#include "app/opsroom/stop_signal_watch.h"

#include <QtCore/QCoreApplication>

#include <cstdio>

namespace opsroom::app {

int runHeadless(HeadlessOptions options)
{
    const StopSignalWatch stop;
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
    return QCoreApplication::exec();
}

} // namespace opsroom::app
