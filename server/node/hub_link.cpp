#include "server/node/hub_link.h"

#include "server/node/hub_thread.h"

namespace opsroom::node {

HubLink::HubLink(HubThread &hub, std::size_t shard)
    : m_hub(hub), m_index(shard), m_toShard(kBatchesToShard, [this] {
          if (transport::Shard *own = m_shard.load())
              own->wake();
      })
{}

void HubLink::enter(session::EnterRequest &&request)
{
    m_batch.emplace_back(std::make_unique<session::EnterRequest>(std::move(request)));
}

bool HubLink::handle(const hub::Command &command)
{
    if (m_batch.size() >= kCommandsPerTurn || m_bytes >= kCommandBytesPerTurn || !m_hub.hasRoom())
        return false;
    CarriedCommand carried;
    carried.member = command.member;
    const std::string_view argument = command.argument.isPresent() ? command.argument.raw() : std::string_view();
    carried.text.reserve(command.name.size() + argument.size());
    carried.text.append(command.name).append(argument);
    carried.nameSize = command.name.size();
    if (!command.attachments.empty()) {
        carried.attachments = std::make_unique<std::vector<std::string>>(command.attachments.begin(),
                                                                         command.attachments.end());
        for (const std::string &attachment : *carried.attachments)
            m_bytes += attachment.size();
    }
    carried.ackId = command.ackId;
    carried.arrivedAt = command.arrivedAt;
    m_bytes += carried.text.size();
    m_batch.emplace_back(std::move(carried));
    return true;
}

void HubLink::acknowledge(hub::MemberId member, std::uint64_t ackId)
{
    m_batch.emplace_back(Acknowledgement{member, ackId});
}

void HubLink::leave(hub::MemberId member, bool isLost)
{
    m_batch.emplace_back(Departure{member, isLost});
}

void HubLink::run(std::function<void(Task done)> task, Task behind)
{
    m_batch.emplace_back([this, task = std::move(task), behind = std::move(behind)] {
        task([this, behind] { m_hub.sessions().run(m_index, behind); });
    });
}

void HubLink::flush()
{
    if (m_batch.empty())
        return;
    m_hub.send(std::exchange(m_batch, {}), std::exchange(m_bytes, 0));
}

void HubLink::deliverTo(session::SessionPort &sessions)
{
    m_toShard.drain([&sessions](ToShardBatch batch) { deliverBatch(std::move(batch), sessions); });
}

} // namespace opsroom::node
