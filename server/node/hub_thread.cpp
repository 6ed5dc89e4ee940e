#include "server/node/hub_thread.h"

#include "core/base/log.h"

#include <algorithm>

namespace opsroom::node {

namespace {

/// How soon the hub looks again whether a shard has caught up.
constexpr Milliseconds kCatchUp{1};

template <class... Handlers>
struct Overloaded : Handlers...
{
    using Handlers::operator()...;
};
template <class... Handlers>
Overloaded(Handlers...) -> Overloaded<Handlers...>;

} // namespace

HubThread::HubThread(std::size_t shards, const ShardParts &parts)
    : m_parts(parts),
      m_sessions(
          shards, parts.config.namespaces,
          [&calls = parts.calls](Task task) { calls.pushAlways([task = std::move(task)](HubPart &) { task(); }); }),
      m_inbox(0, [this] { wake(); })
{
    for (std::size_t shard = 0; shard < shards; ++shard)
        m_links.emplace_back(*this, shard);
}

void HubThread::start()
{
    m_thread = std::thread([this] { loop(); });
    m_isReady.wait();
}

void HubThread::send(ToHubBatch &&batch, std::size_t bytes)
{
    bytes += batch.size() * sizeof(ToHub);
    m_waitingBytes.fetch_add(bytes, std::memory_order_relaxed);
    m_inbox.pushAlways({std::move(batch), bytes});
}

void HubThread::stop()
{
    {
        const std::lock_guard lock(m_mutex);
        m_isStopping = true;
    }
    m_woken.notify_one();
    if (m_thread.joinable())
        m_thread.join();
}

void HubThread::wake()
{
    {
        const std::lock_guard lock(m_mutex);
        if (m_isWoken)
            return;
        m_isWoken = true;
    }
    m_woken.notify_one();
}

void HubThread::loop()
{
    m_part = std::make_unique<HubPart>(m_parts, m_sessions);
    m_isReady.count_down();
    SteadyTime due = m_part->onTimer(m_parts.clock.steadyNow());
    for (;;) {
        const bool isHeldUp = isAnyShardBehind();
        if (!isHeldUp) {
            m_inbox.drain([this](Waiting waiting) {
                m_waitingBytes.fetch_sub(waiting.bytes, std::memory_order_relaxed);
                for (ToHub &message : waiting.batch)
                    handle(std::move(message));
            });
        }
        m_part->runCalls();
        const SteadyTime now = m_parts.clock.steadyNow();
        if (now >= due)
            due = m_part->onTimer(now);
        due = std::min(due, m_part->endTurn());
        sendBatches();
        waitUntil(isHeldUp ? std::min(due, now + kCatchUp) : due);
        const std::lock_guard lock(m_mutex);
        if (m_isStopping)
            break;
        m_isWoken = false;
    }
    m_part->runCalls(); // who called before the end waits for an answer
    m_part.reset();
}

void HubThread::waitUntil(SteadyTime time)
{
    std::unique_lock lock(m_mutex);
    const auto isCalled = [this] { return m_isWoken || m_isStopping; };
    if (time == SteadyTime::max())
        m_woken.wait(lock, isCalled);
    else
        m_woken.wait_until(lock, time, isCalled);
}

bool HubThread::isAnyShardBehind() const
{
    return std::any_of(m_links.begin(), m_links.end(), [](const HubLink &link) { return link.isBehind(); });
}

void HubThread::sendBatches()
{
    for (std::size_t shard = 0; shard < m_links.size(); ++shard) {
        if (ToShardBatch batch = m_sessions.take(shard); !batch.empty())
            m_links[shard].send(std::move(batch));
    }
}

void HubThread::handle(ToHub &&message)
{
    std::visit(
        Overloaded{
            [this](std::unique_ptr<session::EnterRequest> &request) { m_part->desk().enter(std::move(*request)); },
            [this](const CarriedCommand &command) { handle(command); },
            [this](const Acknowledgement &answer) { m_part->desk().acknowledge(answer.member, answer.ackId); },
            [this](const Departure &gone) { m_part->desk().leave(gone.member, gone.isLost); },
            [](const Task &task) { task(); }},
        message);
}

void HubThread::handle(const CarriedCommand &command)
{
    json::Value argument;
    if (!command.argument().empty()) {
        // The shard found it to be valid, within the same limits.
        const auto parsed = m_document.parse(command.argument(),
                                             {m_parts.config.jsonDepth, m_parts.config.jsonMembers});
        if (!parsed) {
            log::error("hub", "command-lost", {{"reason", parsed.error().detail}});
            return;
        }
        argument = *parsed;
    }
    std::span<const std::string> attachments;
    if (command.attachments)
        attachments = *command.attachments;
    std::ignore = m_part->desk().handle({.member = command.member,
                                         .name = command.name(),
                                         .argument = argument,
                                         .attachments = attachments,
                                         .ackId = command.ackId,
                                         .arrivedAt = command.arrivedAt});
}

} // namespace opsroom::node
