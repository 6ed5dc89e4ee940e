#include "server/transport/epoll/shard_thread.h"

#include <pthread.h>
#include <string>

namespace opsroom::transport_epoll {

void ShardThread::start()
{
    m_thread = std::thread([this] {
        ::pthread_setname_np(::pthread_self(), ("io-" + std::to_string(m_shard.index())).c_str());
        m_shard.run();
    });
    call([](EpollShard &) { return true; });
}

void ShardThread::join()
{
    if (!m_thread.joinable())
        return;
    m_shard.stop();
    m_thread.join();
}

} // namespace opsroom::transport_epoll
