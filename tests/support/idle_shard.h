#pragma once

#include "server/transport/shard.h"

#include <string>
#include <vector>

namespace opsroom::test {

/// A shard without sockets: counts what is sent, keeps the last of it, and stores nothing for a connection.
class IdleShard : public transport::Shard
{
public:
    [[nodiscard]] std::size_t index() const override { return 0; }
    void wake() override {}
    void wakeAt(SteadyTime) override {}
    void respond(transport::ConnectionId, const http::Response &) override {}
    transport::SendResult send(transport::ConnectionId, const websocket::ServerFrame &frame,
                               transport::Delivery) override
    {
        ++sent;
        last = frame;
        return transport::SendResult::Accepted;
    }
    void close(transport::ConnectionId, std::uint16_t, std::string_view) override { ++closed; }
    void abort(transport::ConnectionId) override { ++closed; }
    [[nodiscard]] std::size_t queuedBytes(transport::ConnectionId) const override { return 0; }

    std::size_t sent = 0;
    std::size_t closed = 0;
    websocket::ServerFrame last;
};

} // namespace opsroom::test
