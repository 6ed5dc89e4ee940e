#include "server/routes/http_endpoint.h"

#include "server/routes/carried_request.h"

#include <memory>

namespace opsroom::routes {

transport::Verdict HttpEndpoint::judge(transport::ConnectionId, const transport::Peer &, const http::Request &head,
                                       bool asksForUpgrade)
{
    if (asksForUpgrade)
        return transport::Verdict::answerWith(http::Response::text(404, "no WebSocket here"));
    if (head.hasBody && m_bodyLimit == 0)
        return transport::Verdict::answerWith(m_elsewhere ? http::Response::text(413, "no body expected")
                                                          : answer(head));
    return transport::Verdict::serve(m_bodyLimit);
}

void HttpEndpoint::onRequest(transport::ConnectionId id, const http::Request &request)
{
    if (!m_elsewhere) {
        answerTo(request, [this, id](const http::Response &response) { m_shard.respond(id, response); });
        return;
    }
    struct Exchange
    {
        explicit Exchange(const http::Request &asked) : carried(asked) {}
        CarriedRequest carried;
        http::Response response;
    };
    auto exchange = std::make_shared<Exchange>(request);
    m_elsewhere(
        [this, exchange](const std::function<void()> &done) {
            answerTo(exchange->carried.request(), [exchange, done](http::Response response) {
                exchange->response = std::move(response);
                done();
            });
        },
        [this, id, exchange] { m_shard.respond(id, exchange->response); });
}

http::Response NotFoundEndpoint::answer(const http::Request &)
{
    return http::Response::text(404, "not found");
}

} // namespace opsroom::routes
