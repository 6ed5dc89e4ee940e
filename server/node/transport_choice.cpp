#include "server/node/transport_choice.h"

#include "server/transport/epoll/epoll_transport.h"
#include "server/transport/qt/qt_transport.h"

#include <algorithm>
#include <sched.h>

namespace opsroom::node {

namespace {
/// The cores that this process may run on, which `taskset`, systemd and containers can make fewer than there are.
unsigned usableCores()
{
    cpu_set_t cores;
    return sched_getaffinity(0, sizeof cores, &cores) == 0 ? static_cast<unsigned>(CPU_COUNT(&cores)) : 1;
}
} // namespace

std::unique_ptr<transport::Transport> makeTransport(const config::NodeConfig &config)
{
    if (config.transport == "qt")
        return std::make_unique<transport_qt::QtTransport>();
    return std::make_unique<transport_epoll::EpollTransport>();
}

std::size_t shardsOf(const config::NodeConfig &config)
{
    constexpr unsigned kMostByDefault = 4;
    if (config.transport == "qt")
        return 1;
    if (config.ioThreads > 0)
        return config.ioThreads;
    return std::clamp(usableCores(), 1U, kMostByDefault);
}

} // namespace opsroom::node
