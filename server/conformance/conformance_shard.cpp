#include "server/conformance/conformance_shard.h"

#include <algorithm>

namespace opsroom::conformance {

namespace {

session::EngineSettings engineSettings(const SuiteSettings &suite, std::string path)
{
    session::EngineSettings settings;
    settings.path = std::move(path);
    settings.pingInterval = suite.pingInterval;
    settings.pingTimeout = suite.pingTimeout;
    settings.maxPayload = suite.maxPayload;
    settings.outboxBytes = suite.echoMessage;
    return settings;
}

session::SocketSettings socketSettings(const SuiteSettings &suite)
{
    session::SocketSettings settings;
    settings.connectTimeout = suite.connectTimeout;
    return settings;
}

} // namespace

ConformanceShard::ConformanceShard(transport::Shard &shard, const Clock &clock, const SuiteSettings &settings)
    : m_engine(shard, clock, engineSettings(settings, "/engine.io/"), m_engineEcho),
      m_sockets(shard, clock, socketSettings(settings), m_socketEcho),
      m_socketEngine(shard, clock, engineSettings(settings, "/socket.io/"), m_sockets),
      m_echo(shard, settings.echoMessage),
      m_notFound(shard)
{
    m_engineEcho.attach(m_engine.sessions());
    m_sockets.attach(m_socketEngine.sessions());
    m_socketEcho.attach(m_sockets);
}

transport::Endpoint &ConformanceShard::endpointFor(std::size_t, const http::Request &head)
{
    if (head.path == "/engine.io/")
        return m_engine;
    if (head.path == "/socket.io/")
        return m_socketEngine;
    if (head.path == "/echo")
        return m_echo;
    return m_notFound;
}

SteadyTime ConformanceShard::onTimer(SteadyTime now)
{
    const SteadyTime engine = m_engine.sessions().onTimer(now);
    const SteadyTime socketEngine = m_socketEngine.sessions().onTimer(now);
    return std::min({engine, socketEngine, m_sockets.onTimer(now)});
}

void ConformanceShard::onTurnEnd()
{
    m_engine.sessions().endTurn();
    m_socketEngine.sessions().endTurn();
}

} // namespace opsroom::conformance
