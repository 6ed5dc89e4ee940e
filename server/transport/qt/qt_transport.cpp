#include "server/transport/qt/qt_transport.h"

#include "server/transport/qt/shard_thread.h"
#include "server/transport/qt/tls_configuration.h"

namespace opsroom::transport_qt {

QtTransport::QtTransport() : m_counters(std::make_unique<Counters>()) {}

QtTransport::~QtTransport()
{
    stop();
}

Result<std::vector<std::uint16_t>> QtTransport::start(const transport::TransportSettings &settings,
                                                      const transport::ShardApplicationFactory &factory)
{
    std::vector<std::optional<QSslConfiguration>> tls;
    for (const transport::ListenerSettings &listener : settings.listeners) {
        tls.emplace_back();
        if (!listener.tls)
            continue;
        auto loaded = loadTls(*listener.tls);
        if (!loaded)
            return Failure(loaded.error());
        tls.back() = std::move(*loaded);
    }

    m_shard = std::make_unique<ShardThread>(QtShard::Setup{settings, tls, factory, m_counters.get()});
    m_shard->startShard();

    auto ports = listen(settings);
    if (!ports)
        stop();
    return ports;
}

Result<std::vector<std::uint16_t>> QtTransport::listen(const transport::TransportSettings &settings)
{
    std::vector<std::uint16_t> ports;
    for (std::size_t listener = 0; listener < settings.listeners.size(); ++listener) {
        const auto port = m_shard->call([listener](QtShard &shard) { return shard.listen(listener); });
        if (!port)
            return Failure(port.error());
        ports.push_back(*port);
    }
    return ports;
}

void QtTransport::stopAccepting()
{
    if (m_shard)
        m_shard->call([](QtShard &shard) { return shard.stopAccepting(), true; });
}

void QtTransport::stop()
{
    stopAccepting();
    m_shard.reset();
}

transport::TransportCounters QtTransport::counters() const
{
    return m_counters->snapshot();
}

} // namespace opsroom::transport_qt
