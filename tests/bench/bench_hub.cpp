#include "core/protocol/socketio/encoder.h"
#include "server/config/toml_reader.h"
#include "server/hub/hub.h"
#include "server/node/materials.h"
#include "server/store/memory_stores.h"

#include <benchmark/benchmark.h>

namespace {

using namespace opsroom;

/// Encodes like the real session layer and throws deliveries away: what remains is the hub.
class NullSink final : public hub::SessionSink
{
public:
    std::string beginEvent(hub::NamespaceIndex, std::string_view name, std::size_t, std::size_t expected) override
    {
        std::string text = websocket::frameBuffer(expected + name.size() + 16);
        socketio::appendEventHead(text, "/", name);
        return text;
    }
    hub::EncodedEvent finishEvent(std::string &&text, std::span<const std::string>) override
    {
        text += ']';
        return {websocket::ServerFrame(websocket::Opcode::Text, std::move(text)), nullptr};
    }
    bool deliver(hub::SessionKey, const hub::EncodedEvent &event, bool) override
    {
        m_bytes += event.text.wire().size();
        return true;
    }
    void emit(hub::SessionKey, std::string_view, std::string_view) override {}
    void ask(hub::SessionKey, std::uint64_t, std::string_view, std::string_view) override {}
    void ack(hub::SessionKey, std::uint64_t, std::string_view json) override { m_bytes += json.size(); }
    void close(hub::SessionKey, contract::CloseCode) override {}
    void describe(std::vector<hub::SessionKey>, hub::SessionsDescribed) override {}

private:
    std::size_t m_bytes = 0;
};

class NoTokens final : public hub::TokenVerifier
{
public:
    Result<hub::Claims, hub::TokenRefusal> verify(std::string_view, WallTime) const override
    {
        return Failure(hub::TokenRefusal{});
    }
};

/// A hub with \a members in one tenant, the first of whom publishes.
class Bench
{
public:
    explicit Bench(int members)
        : m_policy(*hub::Policy::of(*config::readPolicy(node::defaultPolicyText(), "default"))),
          m_tenants(100),
          m_stores(store::StoreBounds{}),
          m_hub({m_settings, m_clock, m_policy, m_tenants, m_sink, m_counters}, m_verifier, m_stores.ports())
    {
        m_settings.connectionsPerTenant = 1'000'000;
        m_settings.commands = {};
        for (int i = 0; i < members; ++i) {
            hub::Claims claims;
            claims.userId = "user-" + std::to_string(i);
            claims.tenantId = "acme";
            claims.tenants = {"acme"};
            claims.roles = {"operator"};
            claims.expiresAt = m_clock.wallNow() + std::chrono::hours(1);
            const auto member = m_hub.enter(hub::SessionKey{static_cast<std::uint64_t>(i)}, 0, claims);
            if (i == 0)
                m_publisher = *member;
        }
    }

    void publish(json::Value payload)
    {
        m_hub.handle({.member = m_publisher,
                      .name = "transaction-update",
                      .argument = payload,
                      .attachments = {},
                      .ackId = 1,
                      .arrivedAt = m_clock.steadyNow()});
    }

private:
    SystemClock m_clock;
    hub::HubSettings m_settings;
    hub::Policy m_policy;
    hub::TenantDirectory m_tenants;
    hub::HubCounters m_counters;
    NullSink m_sink;
    NoTokens m_verifier;
    store::MemoryStores m_stores;
    hub::Hub m_hub;
    hub::MemberId m_publisher;
};

void hubFanOut(benchmark::State &state)
{
    const int members = static_cast<int>(state.range(0));
    Bench bench(members);
    json::Document document;
    const auto payload = document.parse(
        R"({"transactionId":"tx-123","walletId":"w-2378","status":"completed","amount":70000,"currency":"CZK"})");
    for (auto _ : state)
        bench.publish(*payload);
    state.counters["deliveries"] = benchmark::Counter(static_cast<double>(state.iterations()) * members,
                                                      benchmark::Counter::kIsRate);
}
BENCHMARK(hubFanOut)->Arg(1)->Arg(100)->Arg(1000)->Arg(10'000);

} // namespace
