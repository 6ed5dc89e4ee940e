#pragma once

#include "server/hub/session_sink.h"

#include <string>
#include <utility>
#include <vector>

namespace opsroom::hub {

/// In front of the sessions: hands everything on, but for what goes to the canary's probes, which it keeps.
///
/// Thread: the hub's.
class ProbeSink final : public SessionSink
{
public:
    explicit ProbeSink(SessionSink &sessions) : m_sessions(sessions) {}

    /// Key of a probe; sessions never have one of these.
    [[nodiscard]] static constexpr SessionKey probe(std::uint64_t number) { return SessionKey{kFirst + number}; }
    [[nodiscard]] static constexpr bool isProbe(SessionKey session)
    {
        return static_cast<std::uint64_t>(session) >= kFirst;
    }
    /// What the probes have received, as texts; and forgets it.
    [[nodiscard]] std::vector<std::pair<SessionKey, std::string>> take() { return std::exchange(m_received, {}); }

    [[nodiscard]] std::string beginEvent(NamespaceIndex nsp, std::string_view name, std::size_t attachments,
                                         std::size_t expected) override
    {
        return m_sessions.beginEvent(nsp, name, attachments, expected);
    }
    [[nodiscard]] EncodedEvent finishEvent(std::string &&text, std::span<const std::string> attachments) override
    {
        return m_sessions.finishEvent(std::move(text), attachments);
    }
    bool deliver(SessionKey session, const EncodedEvent &event, bool isVolatile) override
    {
        if (!isProbe(session)) [[likely]]
            return m_sessions.deliver(session, event, isVolatile);
        m_received.emplace_back(session, event.text.payload());
        return true;
    }
    void emit(SessionKey session, std::string_view name, std::string_view argumentJson) override
    {
        if (isProbe(session))
            m_received.emplace_back(session, argumentJson);
        else
            m_sessions.emit(session, name, argumentJson);
    }
    void ask(SessionKey session, std::uint64_t ackId, std::string_view name, std::string_view argumentJson) override
    {
        if (isProbe(session))
            m_received.emplace_back(session, argumentJson);
        else
            m_sessions.ask(session, ackId, name, argumentJson);
    }
    void ack(SessionKey session, std::uint64_t ackId, std::string_view argumentJson) override
    {
        if (isProbe(session))
            m_received.emplace_back(session, argumentJson);
        else
            m_sessions.ack(session, ackId, argumentJson);
    }
    void close(SessionKey session, contract::CloseCode code) override
    {
        if (!isProbe(session))
            m_sessions.close(session, code);
    }

    void describe(std::vector<SessionKey> sessions, SessionsDescribed described) override
    {
        m_sessions.describe(std::move(sessions), std::move(described));
    }

private:
    static constexpr std::uint64_t kFirst = ~std::uint64_t{0} - 15;

    SessionSink &m_sessions;
    std::vector<std::pair<SessionKey, std::string>> m_received;
};

} // namespace opsroom::hub
