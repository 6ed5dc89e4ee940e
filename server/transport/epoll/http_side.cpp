#include "server/transport/epoll/http_side.h"

#include "server/transport/epoll/epoll_shard.h"

namespace opsroom::transport_epoll {

HttpSide::HttpSide(EpollShard &shard, transport::ConnectionId id)
    : m_shard(shard), m_id(id), m_exchange(shard.settings().limits.http, *this)
{}

void HttpSide::feed(std::string_view bytes)
{
    m_isFeeding = true;
    if (m_kept.empty()) {
        const std::size_t taken = m_exchange.feed(bytes);
        m_kept = bytes.substr(taken);
    } else {
        m_kept += bytes;
        // Moved out: the exchange's request views nothing of it, but a nested call must not see it change.
        std::string input = std::move(m_kept);
        const std::size_t taken = m_exchange.feed(input);
        m_kept = std::move(input.erase(0, taken));
    }
    m_isFeeding = false;
}

bool HttpSide::respond(const http::Response &response)
{
    m_exchange.respond(response);
    return !m_isFeeding;
}

transport::Verdict HttpSide::judge(const http::Request &head, bool asksForUpgrade)
{
    return m_shard.judge(m_id, head, asksForUpgrade);
}

void HttpSide::serve(const http::Request &request)
{
    m_shard.serve(m_id, request);
}

void HttpSide::write(std::string bytes)
{
    m_shard.writeHttp(m_id, std::move(bytes));
}

void HttpSide::refused(const http::Refusal &refusal)
{
    m_shard.onRefused(m_id, refusal);
}

} // namespace opsroom::transport_epoll
