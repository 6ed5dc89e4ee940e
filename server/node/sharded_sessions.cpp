#include "server/node/sharded_sessions.h"

#include "server/session/session_key.h"

namespace opsroom::node {

ToShardBatch &ShardedSessions::batchOf(hub::SessionKey session)
{
    return m_batches[session::shardOf(session)];
}

std::string ShardedSessions::beginEvent(hub::NamespaceIndex nsp, std::string_view name, std::size_t attachments,
                                        std::size_t expected)
{
    return m_encoder.begin(nsp, name, attachments, expected);
}

hub::EncodedEvent ShardedSessions::finishEvent(std::string &&text, std::span<const std::string> attachments)
{
    return session::EventEncoder::finish(std::move(text), attachments);
}

bool ShardedSessions::deliver(hub::SessionKey session, const hub::EncodedEvent &event, bool isVolatile)
{
    ToShardBatch &batch = batchOf(session);
    FanOut *last = batch.empty() ? nullptr : std::get_if<FanOut>(&batch.back());
    const bool isSame = last != nullptr && last->event.text.bytes() == event.text.bytes()
                        && last->isVolatile == isVolatile;
    if (isSame)
        last->sessions.push_back(session);
    else
        batch.emplace_back(FanOut{event, isVolatile, {session}});
    return true;
}

void ShardedSessions::emit(hub::SessionKey session, std::string_view name, std::string_view argumentJson)
{
    batchOf(session).emplace_back(EmitTo{session, std::string(name), std::string(argumentJson)});
}

void ShardedSessions::ask(hub::SessionKey session, std::uint64_t ackId, std::string_view name,
                          std::string_view argumentJson)
{
    batchOf(session).emplace_back(AskTo{session, ackId, std::string(name), std::string(argumentJson)});
}

void ShardedSessions::ack(hub::SessionKey session, std::uint64_t ackId, std::string_view argumentJson)
{
    batchOf(session).emplace_back(AckTo{session, ackId, std::string(argumentJson)});
}

void ShardedSessions::close(hub::SessionKey session, contract::CloseCode code)
{
    batchOf(session).emplace_back(CloseSession{session, code});
}

/// Each shard looks at its own; the last answer is the whole.
void ShardedSessions::describe(std::vector<hub::SessionKey> sessions, hub::SessionsDescribed described)
{
    struct Gathering
    {
        std::vector<hub::SessionFacts> facts;
        std::size_t missing = 0;
        hub::SessionsDescribed described;
    };
    auto gathering = std::make_shared<Gathering>();
    gathering->described = std::move(described);
    std::vector<std::vector<hub::SessionKey>> ofShard(m_batches.size());
    for (const hub::SessionKey session : sessions)
        ofShard[session::shardOf(session)].push_back(session);
    for (std::size_t shard = 0; shard < ofShard.size(); ++shard) {
        if (ofShard[shard].empty())
            continue;
        ++gathering->missing;
        m_batches[shard].emplace_back(
            Describe{std::move(ofShard[shard]), [this, gathering](std::vector<hub::SessionFacts> facts) {
                         m_toHub([gathering, facts = std::move(facts)]() mutable {
                             std::move(facts.begin(), facts.end(), std::back_inserter(gathering->facts));
                             if (--gathering->missing == 0)
                                 gathering->described(std::move(gathering->facts));
                         });
                     }});
    }
    if (gathering->missing == 0)
        gathering->described({});
}

void ShardedSessions::admit(const session::Admission &admission)
{
    batchOf(admission.session).emplace_back(admission);
}

void ShardedSessions::refuse(hub::SessionKey session, const Error &error)
{
    batchOf(session).emplace_back(Refused{session, error});
}

namespace {

struct Deliverer
{
    session::SessionPort &sessions;

    void operator()(const FanOut &fanOut) const
    {
        for (const hub::SessionKey session : fanOut.sessions)
            sessions.deliver(session, fanOut.event, fanOut.isVolatile);
    }
    void operator()(const EmitTo &event) const { sessions.emit(event.session, event.name, event.argumentJson); }
    void operator()(const AskTo &event) const
    {
        sessions.ask(event.session, event.ackId, event.name, event.argumentJson);
    }
    void operator()(const AckTo &answer) const { sessions.ack(answer.session, answer.ackId, answer.argumentJson); }
    void operator()(const CloseSession &end) const { sessions.close(end.session, end.code); }
    void operator()(const Describe &question) const { sessions.describe(question.sessions, question.described); }
    void operator()(const session::Admission &admission) const { sessions.admit(admission); }
    void operator()(const Refused &refused) const { sessions.refuse(refused.session, refused.error); }
    void operator()(const Task &task) const { task(); }
};

} // namespace

void deliverBatch(ToShardBatch &&batch, session::SessionPort &sessions)
{
    for (const ToShard &message : batch)
        std::visit(Deliverer{sessions}, message);
    batch.clear();
}

} // namespace opsroom::node
