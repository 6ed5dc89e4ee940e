#pragma once

#include "server/admission/admission.h"
#include "server/transport/endpoint.h"

#include <functional>
#include <string>
#include <unordered_map>

namespace opsroom::admission {

/// An endpoint behind the door: it sees only requests that may come in, with the client's address where a trusted proxy
/// names one.
///
/// Refusals: 403 for a network, 400 for an unreadable proxy header, 429 with Retry-After for who comes too often, 503
/// when too many are at the door.
/// Thread: the shard's.
class AdmittedEndpoint final : public transport::Endpoint
{
public:
    using KindOf = std::function<Admission::Kind(const http::Request &head)>;

    AdmittedEndpoint(Admission &admission, transport::Endpoint &inner, KindOf kindOf)
        : m_admission(admission), m_inner(inner), m_kindOf(std::move(kindOf))
    {}

    /// Address of whose call the inner endpoint is being given; for one that refuses it later.
    [[nodiscard]] const std::string &caller() const { return m_caller; }

    [[nodiscard]] transport::Verdict judge(transport::ConnectionId id, const transport::Peer &peer,
                                           const http::Request &head, bool asksForUpgrade) override;
    void onRequest(transport::ConnectionId id, const http::Request &request) override;
    void onRequestAborted(transport::ConnectionId id) override;
    void onOpen(transport::ConnectionId id, std::uint32_t tag) override { m_inner.onOpen(id, tag); }
    void onMessage(transport::ConnectionId id, std::uint32_t tag, websocket::Opcode kind,
                   std::string_view payload) override
    {
        m_inner.onMessage(id, tag, kind, payload);
    }
    void onClosed(transport::ConnectionId id, std::uint32_t tag, const transport::Closure &closure) override
    {
        m_inner.onClosed(id, tag, closure);
    }

private:
    Admission &m_admission;
    transport::Endpoint &m_inner;
    const KindOf m_kindOf;
    std::unordered_map<std::uint64_t, std::string> m_callers; ///< of calls whose body is awaited, by connection
    std::string m_caller;                                     ///< of the call that the inner endpoint is being given
};

} // namespace opsroom::admission
