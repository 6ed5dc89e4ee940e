#pragma once

#include "server/session/engine_sessions.h"

namespace opsroom::conformance {

/// Sends every Engine.IO message back as it came, as the public Engine.IO suite expects.
///
/// Thread: the shard's.
class EngineEcho final : public session::EngineApplication
{
public:
    void attach(session::EngineSessions &engine) { m_engine = &engine; }

    [[nodiscard]] bool isAccepting() const override { return true; }
    void onOpen(session::EngineId, const transport::Peer &, const http::Request &) override {}
    void onText(session::EngineId id, std::string_view text) override;
    void onBinary(session::EngineId id, std::string_view bytes) override;
    void onRoundTrip(session::EngineId, SteadyTime::duration) override {}
    void onClose(session::EngineId, session::SessionEnd) override {}

private:
    session::EngineSessions *m_engine = nullptr;
};

} // namespace opsroom::conformance
