#include "server/admission/admitted_endpoint.h"

#include <arpa/inet.h>

namespace opsroom::admission {

namespace {

std::string textOf(const IpAddress &address)
{
    std::string text(INET6_ADDRSTRLEN, '\0');
    ::inet_ntop(address.isV4 ? AF_INET : AF_INET6, address.bytes.data(), text.data(),
                static_cast<socklen_t>(text.size()));
    text.resize(text.find('\0'));
    return text;
}

http::Response answerTo(const Admission::Judgement &judgement)
{
    const auto seconds = std::chrono::ceil<std::chrono::seconds>(judgement.retryAfter).count();
    switch (*judgement.refusal) {
    case Refusal::Denied:
        return http::Response::text(403, "forbidden");
    case Refusal::BadForwarding:
        return http::Response::text(400, "bad request");
    case Refusal::ConnectRate:
    case Refusal::Blocked:
        return http::Response::text(429, "too many requests").withHeader("Retry-After", std::to_string(seconds));
    case Refusal::TooManyConnections:
    case Refusal::Unauthenticated:
        break;
    }
    return http::Response::text(503, "too many connections").withHeader("Retry-After", "1");
}

} // namespace

transport::Verdict AdmittedEndpoint::judge(transport::ConnectionId id, const transport::Peer &peer,
                                           const http::Request &head, bool asksForUpgrade)
{
    const Admission::Kind kind = m_kindOf(head);
    const Admission::Judgement judgement = m_admission.judge(peer.address, head, kind);
    if (judgement.refusal)
        return transport::Verdict::answerWith(answerTo(judgement));
    transport::Peer client = peer;
    client.address = textOf(judgement.client);
    // Behind a proxy that speaks for its clients the certificate is the proxy's, and proves nothing of them.
    client.hasCertificate = peer.hasCertificate && client.address == peer.address;
    m_caller = client.address;
    transport::Verdict verdict = m_inner.judge(id, client, head, asksForUpgrade);
    if (kind == Admission::Kind::Calls && verdict.kind == transport::Verdict::Kind::Serve)
        m_callers[id.number()] = std::move(client.address);
    return verdict;
}

void AdmittedEndpoint::onRequest(transport::ConnectionId id, const http::Request &request)
{
    if (const auto caller = m_callers.extract(id.number()))
        m_caller = caller.mapped();
    m_inner.onRequest(id, request);
}

void AdmittedEndpoint::onRequestAborted(transport::ConnectionId id)
{
    m_callers.erase(id.number());
    m_inner.onRequestAborted(id);
}

} // namespace opsroom::admission
