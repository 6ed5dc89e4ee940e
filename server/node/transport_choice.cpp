#include "server/node/transport_choice.h"

#include "server/transport/epoll/epoll_transport.h"
#include "server/transport/qt/qt_transport.h"

#include <algorithm>
#include <thread>

namespace opsroom::node {

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
    return std::clamp(std::thread::hardware_concurrency(), 1U, kMostByDefault);
}

} // namespace opsroom::node
