#pragma once

#include "server/transport/connection_id.h"
#include "server/transport/http_exchange.h"

#include <string>

namespace opsroom::transport_epoll {

class EpollShard;

/// The HTTP half of a connection; exists from accept until the connection has become a WebSocket.
///
/// Thread: the shard's. Ownership: the connection's.
class HttpSide final : private transport::HttpExchange::Host
{
public:
    HttpSide(EpollShard &shard, transport::ConnectionId id);

    /// Reads what came, and what is kept from before, as far as it can be served now; keeps the rest.
    void feed(std::string_view bytes);
    /// \returns false if the caller is inside feed(), which then goes on by itself.
    [[nodiscard]] bool respond(const http::Response &response);

    [[nodiscard]] const transport::HttpExchange &exchange() const { return m_exchange; }
    /// Bytes that came and wait for the request before them to be answered.
    [[nodiscard]] bool hasKept() const { return !m_kept.empty(); }
    [[nodiscard]] std::string takeKept() { return std::move(m_kept); }

private:
    [[nodiscard]] transport::Verdict judge(const http::Request &head, bool asksForUpgrade) override;
    void serve(const http::Request &request) override;
    void write(std::string bytes) override;
    void refused(const http::Refusal &refusal) override;

    EpollShard &m_shard;
    const transport::ConnectionId m_id;
    transport::HttpExchange m_exchange;
    std::string m_kept;
    bool m_isFeeding = false;
};

} // namespace opsroom::transport_epoll
