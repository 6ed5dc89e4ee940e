#pragma once

#include "server/transport/epoll/epoll_transport.h"
#include "tests/support/raw_peer.h"
#include "tests/support/recording_application.h"

#include <QtTest/QtTest>

#include <mutex>

namespace opsroom::test {

/// A running epoll transport on a free port, with a RecordingApplication on each shard.
class EpollUnderTest
{
public:
    explicit EpollUnderTest(transport::TransportSettings settings = {})
    {
        if (settings.listeners.empty())
            settings.listeners.push_back({});
        const auto ports = m_transport.start(settings, [this](transport::Shard &shard) {
            auto application = std::make_unique<RecordingApplication>(shard);
            const std::lock_guard lock(m_mutex);
            m_applications.push_back(application.get());
            return application;
        });
        if (ports)
            m_port = ports->front();
    }

    [[nodiscard]] std::uint16_t port() const { return m_port; }
    [[nodiscard]] transport_epoll::EpollTransport &transport() { return m_transport; }
    template <class Task>
    auto call(Task task, std::size_t shard = 0)
    {
        return m_applications[shard]->call(std::move(task));
    }
    [[nodiscard]] RecordingApplication::Record record(std::size_t shard = 0)
    {
        return call([](transport::Shard &, RecordingApplication::Record &record) { return record; }, shard);
    }

private:
    std::uint16_t m_port = 0;
    std::mutex m_mutex;
    std::vector<RecordingApplication *> m_applications; ///< owned by their shards
    transport_epoll::EpollTransport m_transport;
};

} // namespace opsroom::test
