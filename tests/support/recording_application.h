#pragma once

#include "core/base/mailbox.h"
#include "server/transport/shard_application.h"

#include <future>
#include <string>
#include <vector>

namespace opsroom::test {

/// Echoes WebSocket messages at /echo, answers requests at /now, leaves those at /later open, and remembers what it
/// was told.
///
/// Thread: the shard's; call() from the test's.
class RecordingApplication final : public transport::ShardApplication, private transport::Endpoint
{
public:
    struct End
    {
        transport::ConnectionId id;
        transport::Closure closure;
    };
    struct Record
    {
        std::vector<transport::ConnectionId> opened;
        std::vector<std::string> messages;
        std::vector<End> closed;
        std::vector<transport::ConnectionId> served;
        std::vector<transport::ConnectionId> aborted;
        transport::Peer lastPeer;
    };
    static constexpr std::size_t kMessageLimit = 1024 * 1024;

    explicit RecordingApplication(transport::Shard &shard) : m_shard(shard), m_calls(1000, [&shard] { shard.wake(); })
    {}

    /// Runs \a task(shard, record) in the shard's thread and waits for its result.
    template <class Task>
    auto call(Task task) -> std::invoke_result_t<Task, transport::Shard &, Record &>
    {
        std::promise<std::invoke_result_t<Task, transport::Shard &, Record &>> promise;
        auto result = promise.get_future();
        m_calls.pushAlways([&task, &promise, this] { promise.set_value(task(m_shard, m_record)); });
        return result.get();
    }

    [[nodiscard]] transport::Endpoint &endpointFor(std::size_t, const http::Request &) override { return *this; }
    [[nodiscard]] SteadyTime onTimer(SteadyTime) override { return SteadyTime::max(); }
    void onWake() override
    {
        m_calls.drain([](const std::function<void()> &task) { task(); });
    }

private:
    [[nodiscard]] transport::Verdict judge(transport::ConnectionId, const transport::Peer &peer,
                                           const http::Request &head, bool asksForUpgrade) override
    {
        m_record.lastPeer = peer;
        if (asksForUpgrade && head.path == "/echo")
            return transport::Verdict::upgrade(kMessageLimit, 7);
        if (!asksForUpgrade && (head.path == "/now" || head.path == "/later"))
            return transport::Verdict::serve(kMessageLimit);
        return transport::Verdict::answerWith(http::Response::text(404, "nothing here"));
    }
    void onRequest(transport::ConnectionId id, const http::Request &request) override
    {
        m_record.served.push_back(id);
        if (request.path == "/now")
            m_shard.respond(id, http::Response::text(200, "now " + std::string(request.query)));
    }
    void onRequestAborted(transport::ConnectionId id) override { m_record.aborted.push_back(id); }
    void onOpen(transport::ConnectionId id, std::uint32_t) override { m_record.opened.push_back(id); }
    void onMessage(transport::ConnectionId id, std::uint32_t, websocket::Opcode kind, std::string_view payload) override
    {
        m_record.messages.emplace_back(payload);
        if (payload == "abort me")
            m_shard.abort(id);
        else if (payload == "close me")
            m_shard.close(id, 4000, "as you wish");
        else
            m_shard.send(id, websocket::ServerFrame::of(kind, payload));
    }
    void onClosed(transport::ConnectionId id, std::uint32_t, const transport::Closure &closure) override
    {
        m_record.closed.push_back({id, closure});
    }

    transport::Shard &m_shard;
    Record m_record;
    Mailbox<std::function<void()>> m_calls;
};

} // namespace opsroom::test
