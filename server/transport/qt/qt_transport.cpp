#include "server/transport/qt/qt_transport.h"

#include "server/transport/qt/shard_thread.h"
#include "server/transport/qt/tls_configuration.h"

namespace opsroom::transport_qt {

namespace {

Result<std::vector<std::optional<QSslConfiguration>>> loadAll(const std::vector<transport::ListenerSettings> &listeners)
{
    std::vector<std::optional<QSslConfiguration>> tls;
    for (const transport::ListenerSettings &listener : listeners) {
        tls.emplace_back();
        if (!listener.tls)
            continue;
        auto loaded = loadTls(*listener.tls);
        if (!loaded)
            return Failure(loaded.error());
        tls.back() = std::move(*loaded);
    }
    return tls;
}

} // namespace

QtTransport::QtTransport() : m_counters(std::make_unique<Counters>()) {}

QtTransport::~QtTransport()
{
    stop();
}

Result<std::vector<std::uint16_t>> QtTransport::start(const transport::TransportSettings &settings,
                                                      const transport::ShardApplicationFactory &factory)
{
    m_listeners = settings.listeners;
    const auto tls = loadAll(m_listeners);
    if (!tls)
        return Failure(tls.error());
    m_shard = std::make_unique<ShardThread>(QtShard::Setup{settings, *tls, factory, m_counters.get()});
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

std::optional<Error> QtTransport::reloadTls()
{
    auto tls = loadAll(m_listeners);
    if (!tls)
        return tls.error();
    if (m_shard)
        m_shard->call([&tls](QtShard &shard) { return shard.setTls(std::move(*tls)), true; });
    return {};
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
