#pragma once

#include "server/transport/endpoint.h"
#include "server/transport/shard.h"

#include <functional>

namespace opsroom::routes {

/// An endpoint without WebSockets whose every request is answered at once, or as soon as another thread has.
///
/// Thread: the shard's.
class HttpEndpoint : public transport::Endpoint
{
public:
    /// \param bodyLimit largest body of a request; 0 for endpoints that take none.
    HttpEndpoint(transport::Shard &shard, std::size_t bodyLimit) : m_shard(shard), m_bodyLimit(bodyLimit) {}

    using Respond = std::function<void(http::Response)>;
    /// Runs a task in another thread, and behind it, when the task says that it is done, one in the shard's.
    using Elsewhere =
        std::function<void(std::function<void(std::function<void()>)> task, std::function<void()> behind)>;
    /// From now on answer() is called there: for endpoints that need what lives in another thread.
    void answerElsewhere(Elsewhere elsewhere) { m_elsewhere = std::move(elsewhere); }

    [[nodiscard]] transport::Verdict judge(transport::ConnectionId id, const transport::Peer &peer,
                                           const http::Request &head, bool asksForUpgrade) override;
    void onRequest(transport::ConnectionId id, const http::Request &request) override;
    void onRequestAborted(transport::ConnectionId) override {}
    void onOpen(transport::ConnectionId, std::uint32_t) override {}
    void onMessage(transport::ConnectionId, std::uint32_t, websocket::Opcode, std::string_view) override {}
    void onClosed(transport::ConnectionId, std::uint32_t, const transport::Closure &) override {}

protected:
    [[nodiscard]] virtual http::Response answer(const http::Request &request) = 0;
    /// For who cannot answer at once. \a respond is called once, in the thread of the call.
    virtual void answerTo(const http::Request &request, const Respond &respond) { respond(answer(request)); }

private:
    transport::Shard &m_shard;
    const std::size_t m_bodyLimit;
    Elsewhere m_elsewhere;
};

/// Refuses whatever no other endpoint serves.
class NotFoundEndpoint final : public HttpEndpoint
{
public:
    explicit NotFoundEndpoint(transport::Shard &shard) : HttpEndpoint(shard, 0) {}

protected:
    [[nodiscard]] http::Response answer(const http::Request &request) override;
};

} // namespace opsroom::routes
