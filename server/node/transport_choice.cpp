#include "server/node/transport_choice.h"

#include "server/transport/epoll/epoll_transport.h"
#include "server/transport/qt/qt_transport.h"

namespace opsroom::node {

std::unique_ptr<transport::Transport> makeTransport(const config::NodeConfig &config)
{
    if (config.transport == "qt")
        return std::make_unique<transport_qt::QtTransport>();
    return std::make_unique<transport_epoll::EpollTransport>();
}

} // namespace opsroom::node
