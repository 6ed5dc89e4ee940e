#include "server/routes/http_endpoint.h"

namespace opsroom::routes {

transport::Verdict HttpEndpoint::judge(transport::ConnectionId, const transport::Peer &, const http::Request &head,
                                       bool asksForUpgrade)
{
    if (asksForUpgrade)
        return transport::Verdict::answerWith(http::Response::text(404, "no WebSocket here"));
    if (head.hasBody && m_bodyLimit == 0)
        return transport::Verdict::answerWith(answer(head));
    return transport::Verdict::serve(m_bodyLimit);
}

void HttpEndpoint::onRequest(transport::ConnectionId id, const http::Request &request)
{
    m_shard.respond(id, answer(request));
}

http::Response NotFoundEndpoint::answer(const http::Request &)
{
    return http::Response::text(404, "not found");
}

} // namespace opsroom::routes
