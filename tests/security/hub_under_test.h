#pragma once

#include "core/protocol/json/document.h"
#include "server/config/toml_reader.h"
#include "server/hub/hub.h"
#include "server/node/materials.h"
#include "server/store/memory_stores.h"
#include "tests/support/fake_clock.h"

#include <functional>
#include <map>
#include <string>
#include <vector>

namespace opsroom::test {

/// Keeps what each session received.
class RecordingSink final : public hub::SessionSink
{
public:
    struct Received
    {
        std::string name; ///< of the event; empty for an ack
        std::string json;
    };

    std::string beginEvent(hub::NamespaceIndex, std::string_view name, std::size_t, std::size_t) override
    {
        return websocket::frameBuffer() + std::string(name) + ' ';
    }
    hub::EncodedEvent finishEvent(std::string &&text, std::span<const std::string>) override
    {
        text += ']';
        return {websocket::ServerFrame(websocket::Opcode::Text, std::move(text)), nullptr};
    }
    bool deliver(hub::SessionKey session, const hub::EncodedEvent &event, bool) override
    {
        const std::string_view text = event.text.payload();
        const std::size_t space = text.find(' ');
        received[number(session)].push_back(
            {std::string(text.substr(0, space)), std::string(text.substr(space + 1, text.size() - space - 2))});
        return true;
    }
    void emit(hub::SessionKey session, std::string_view name, std::string_view json) override
    {
        received[number(session)].push_back({std::string(name), std::string(json)});
    }
    void ask(hub::SessionKey session, std::uint64_t ackId, std::string_view name, std::string_view json) override
    {
        received[number(session)].push_back({std::string(name), std::string(json)});
        asked[number(session)].push_back(ackId);
    }
    void ack(hub::SessionKey session, std::uint64_t, std::string_view json) override
    {
        received[number(session)].push_back({{}, std::string(json)});
    }
    void close(hub::SessionKey session, contract::CloseCode code) override
    {
        closed[number(session)] = code;
        if (onClose)
            onClose(session);
    }
    void describe(std::vector<hub::SessionKey> sessions, hub::SessionsDescribed described) override
    {
        std::vector<hub::SessionFacts> facts;
        for (const hub::SessionKey session : sessions)
            facts.push_back({.session = session, .sid = "sid-" + std::to_string(number(session))});
        described(std::move(facts));
    }

    [[nodiscard]] static std::uint64_t number(hub::SessionKey session) { return static_cast<std::uint64_t>(session); }

    std::map<std::uint64_t, std::vector<Received>> received;   ///< by number of the session
    std::map<std::uint64_t, std::vector<std::uint64_t>> asked; ///< by number of the session
    std::map<std::uint64_t, contract::CloseCode> closed;       ///< who should go; the test takes them out
    std::function<void(hub::SessionKey)> onClose;              ///< what happens within the call; empty: nothing
};

/// "Tokens" that a test made by hand; what it does not know is refused.
class TokenBook final : public hub::TokenVerifier
{
public:
    Result<hub::Claims, hub::TokenRefusal> verify(std::string_view token, WallTime) const override
    {
        const auto known = claims.find(std::string(token));
        if (known == claims.end())
            return Failure(hub::TokenRefusal{hub::TokenRefusal::Kind::BadSignature, "unknown"});
        return known->second;
    }
    std::map<std::string, hub::Claims> claims;
};

/// A hub without sockets, on a clock that the test moves.
class HubUnderTest
{
public:
    explicit HubUnderTest(hub::HubSettings hubSettings = unlimited())
        : settings(hubSettings),
          policy(*hub::Policy::of(*config::readPolicy(node::defaultPolicyText(), "default"))),
          tenants(1000),
          stores(store::StoreBounds{}),
          hub({settings, clock, policy, tenants, sink, counters, nullptr,
               [this](const hub::Revocation &revocation, std::string_view by) {
                   return revoke ? revoke(revocation, by)
                                 : Result<std::size_t>(Failure(Error(ErrorCode::NotAvailable, "no revocations")));
               }},
              tokens, stores.ports())
    {}

    [[nodiscard]] static hub::HubSettings unlimited()
    {
        hub::HubSettings settings;
        settings.commands = {};
        settings.serviceCommands = {};
        settings.metricsPush = Milliseconds(0);
        settings.canary = Milliseconds(0);
        return settings;
    }
    [[nodiscard]] hub::Claims claims(const std::string &user, const std::string &tenant,
                                     const std::string &role = "operator") const
    {
        hub::Claims made;
        made.userId = user;
        made.tenantId = tenant;
        made.tenants = {tenant};
        made.roles = {role};
        made.issuedAt = clock.wallNow();
        made.expiresAt = clock.wallNow() + std::chrono::hours(1);
        return made;
    }
    hub::MemberId enter(std::uint64_t session, const hub::Claims &claims)
    {
        const auto member = hub.enter(hub::SessionKey{session}, 0, claims);
        return member ? *member : hub::MemberId();
    }
    /// Carries out a command with an ack. \returns the ack.
    std::string ask(hub::MemberId member, std::uint64_t session, std::string_view event, std::string_view json)
    {
        json::Document document;
        const auto argument = document.parse(json);
        hub.handle({.member = member,
                    .name = event,
                    .argument = *argument,
                    .attachments = {},
                    .ackId = 1,
                    .arrivedAt = clock.steadyNow()});
        const auto &got = sink.received[session];
        for (auto last = got.rbegin(); last != got.rend(); ++last) {
            if (last->name.empty())
                return last->json;
        }
        return {};
    }

    FakeClock clock;
    hub::HubSettings settings;
    hub::Policy policy;
    hub::TenantDirectory tenants;
    hub::HubCounters counters;
    RecordingSink sink;
    TokenBook tokens;
    store::MemoryStores stores;
    std::function<Result<std::size_t>(const hub::Revocation &, std::string_view)> revoke; ///< empty: nobody can
    hub::Hub hub;
};

} // namespace opsroom::test
