#include "server/transport/qt/shard_thread.h"

#include <openssl/crypto.h>

namespace opsroom::transport_qt {

ShardThread::ShardThread(QtShard::Setup setup) : m_setup(std::move(setup))
{
    setObjectName(QStringLiteral("io-0"));
}

ShardThread::~ShardThread()
{
    stopShard();
}

void ShardThread::startShard()
{
    start();
    m_shard = m_ready.get_future().get();
}

void ShardThread::stopShard()
{
    if (m_shard == nullptr)
        return;
    post([this](QtShard &) { exit(); });
    m_hasEnded.get_future().wait();
    wait();
    m_shard = nullptr;
}

void ShardThread::post(std::function<void(QtShard &)> task)
{
    m_shard->post(std::move(task));
}

void ShardThread::run()
{
    {
        QtShard shard(m_setup);
        m_ready.set_value(&shard);
        exec();
    }
    // Qt's TLS has random generators of this thread; what OpenSSL keeps in threads goes here, and not in a race at exit.
    OPENSSL_thread_stop();
    m_hasEnded.set_value();
}

} // namespace opsroom::transport_qt
