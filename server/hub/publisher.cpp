#include "server/hub/publisher.h"

#include "server/hub/stamp.h"

#include <array>
#include <charconv>

namespace opsroom::hub {

namespace {
constexpr std::size_t kStampBytes = 200;      ///< what the stamps add, about
constexpr std::uint64_t kForgottenKeys = 256; ///< numbers at a time
} // namespace

Publisher::Stream &Publisher::streamOf(TenantId tenant)
{
    std::unique_ptr<Stream> &stream = m_streams[tenant];
    if (!stream) {
        const HubSettings &settings = m_context.settings;
        HistoryStore::Start start = m_history.begin(tenant);
        stream = std::make_unique<Stream>(
            Stream{std::move(start.epoch), start.seq, {settings.idempotencyWindow, settings.idempotencyKeys}});
        remember(tenant, *stream, start.keys);
    }
    return *stream;
}

void Publisher::remember(TenantId tenant, Stream &stream, const std::vector<HistoryStore::Key> &keys)
{
    IdempotencyTable &published = stream.published;
    std::uint64_t outdated = 0;
    const SteadyTime now = m_context.clock.steadyNow();
    const WallTime wall = m_context.clock.wallNow();
    for (const HistoryStore::Key &key : keys) {
        const SteadyTime then = now - std::max(wall - key.at, Milliseconds(0));
        if (now - then >= m_context.settings.idempotencyWindow)
            outdated = key.seq;
        else if (published.find(key.key, now) == nullptr)
            published.insert(key.key, {key.bodyHash, key.eventId, key.seq}, then);
    }
    if (outdated > 0)
        m_history.forgetKeys(tenant, outdated);
}

/// In the store as well, once it is \a atLeast numbers.
void Publisher::forgetKeys(TenantId tenant, Stream &stream, std::uint64_t atLeast)
{
    const std::uint64_t seq = stream.published.forgottenThrough();
    if (seq < stream.keysForgotten + atLeast)
        return;
    stream.keysForgotten = seq;
    m_history.forgetKeys(tenant, seq);
}

void Publisher::expire()
{
    const SteadyTime now = m_context.clock.steadyNow();
    for (auto &[tenant, stream] : m_streams) {
        stream->published.forget(now);
        forgetKeys(tenant, *stream, 1);
    }
}

Publisher::Position Publisher::position(TenantId tenant)
{
    const Stream &stream = streamOf(tenant);
    return {stream.epoch, stream.seq};
}

Result<Published> Publisher::publish(const Outgoing &outgoing)
{
    Stream &stream = streamOf(outgoing.tenant);
    const SteadyTime now = m_context.clock.steadyNow();
    const WallTime wall = m_context.clock.wallNow();
    std::size_t bodyHash = 0;
    if (!outgoing.idempotencyKey.empty()) {
        bodyHash = IdempotencyTable::hashOf(outgoing.event, outgoing.body.raw(), outgoing.attachments);
        if (const auto *known = stream.published.find(outgoing.idempotencyKey, now)) {
            if (known->bodyHash != bodyHash)
                return Failure(Error(ErrorCode::BadRequest, "idempotencyKey was used with another body"));
            HubCounters::add(m_context.counters.duplicates);
            return Published{known->eventId, known->seq, 0, true};
        }
    }

    const Ulid eventId = m_eventIds.next(wall);
    const std::uint64_t seq = ++stream.seq;
    HistoryItem item{.seq = seq, .at = wall};
    item.position = stream.lastPosition = ++m_published;
    encode(outgoing, eventId.view(), item);
    if (!outgoing.idempotencyKey.empty()) {
        stream.published.insert(outgoing.idempotencyKey, {bodyHash, std::string(eventId.view()), seq}, now);
        forgetKeys(outgoing.tenant, stream, kForgottenKeys);
    }

    TenantFigures &figures = m_context.tenants.figures(outgoing.tenant);
    figures.lastActivity.store(wall.time_since_epoch().count(), std::memory_order_relaxed);
    figures.publications.fetch_add(1, std::memory_order_relaxed);
    HubCounters::add(m_context.counters.publications);

    const std::size_t deliveries = fanOut(outgoing, item.event);
    const bool isKept = keepForUser(outgoing, item);
    m_history.append(outgoing.tenant, std::move(item),
                     {.eventId = eventId.view(), .idempotencyKey = outgoing.idempotencyKey, .bodyHash = bodyHash});
    if (deliveries > 0)
        m_context.counters.publishToWrite.record(m_context.clock.steadyNow() - outgoing.acceptedAt, deliveries);
    return Published{std::string(eventId.view()), seq, deliveries, false, isKept};
}

/// What is for one user alone waits for him if he is away.
bool Publisher::keepForUser(const Outgoing &outgoing, const HistoryItem &item)
{
    if (outgoing.toUser.empty() || outgoing.toTenant || !outgoing.toChannels.empty() || !outgoing.attachments.empty()
        || outgoing.hiddenFrom == outgoing.toUser)
        return false;
    return m_offline.keep({outgoing.tenant, outgoing.nsp, std::string(outgoing.toUser)},
                          {item.seq, item.at, item.name, std::string(item.argument())});
}

void Publisher::appendOffset(std::string &json, std::uint64_t position)
{
    std::array<char, 16> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), position, 36).ptr;
    json.append(",\"").append(digits.data(), end).append("\"");
}

void Publisher::encode(const Outgoing &outgoing, std::string_view eventId, HistoryItem &item)
{
    std::string text = m_context.sink.beginEvent(outgoing.nsp, outgoing.event, outgoing.attachments.size(),
                                                 outgoing.body.raw().size() + kStampBytes);
    const std::size_t begin = text.size();
    appendStamped(text, outgoing.body, outgoing.extraMembers,
                  {.type = outgoing.type,
                   .broadcastBy = outgoing.broadcastBy,
                   .eventId = eventId,
                   .tenantId = m_context.tenants.name(outgoing.tenant),
                   .seq = item.seq,
                   .timestamp = item.at});
    item.argumentBytes = text.size() - begin;
    if (m_context.settings.mayRecover) {
        appendOffset(text, item.position);
        item.tailBytes = text.size() - begin - item.argumentBytes + 1;
    }
    item.event = m_context.sink.finishEvent(std::move(text), outgoing.attachments);
    item.nsp = outgoing.nsp;
    item.name = outgoing.event;
    item.receivers = outgoing.receivers;
    item.hiddenFrom = outgoing.hiddenFrom;
    item.toTenant = outgoing.toTenant;
    item.toUser = outgoing.toUser;
    item.toChannels.assign(outgoing.toChannels.begin(), outgoing.toChannels.end());
}

std::size_t Publisher::fanOut(const Outgoing &outgoing, const EncodedEvent &event)
{
    ++m_fanOut;
    std::optional<Interner::Id> hiddenFrom;
    if (!outgoing.hiddenFrom.empty())
        hiddenFrom = m_roster.findUser(outgoing.hiddenFrom);
    const auto to = [&](TenantId tenant, RoomKind kind, std::string_view name) {
        return deliver({outgoing.nsp, tenant, kind, name}, event, outgoing.receivers, hiddenFrom, false);
    };

    std::size_t deliveries = 0;
    if (outgoing.toTenant)
        deliveries += to(outgoing.tenant, RoomKind::Tenant, {});
    if (!outgoing.toUser.empty())
        deliveries += to(outgoing.tenant, RoomKind::User, outgoing.toUser);
    for (const std::string &channel : outgoing.toChannels) {
        deliveries += to(outgoing.tenant, RoomKind::Channel, channel);
        deliveries += to(kAllTenants, RoomKind::Channel, channel);
    }
    // Platform operators see what a tenant's own staff sees, and not what is meant for one user.
    if (outgoing.toTenant)
        deliveries += to(kAllTenants, RoomKind::Tenant, {});
    return deliveries;
}

std::size_t Publisher::deliver(const RoomKey &room, const EncodedEvent &event, RoleMask receivers,
                               std::optional<Interner::Id> hiddenFrom, bool isVolatile)
{
    const auto id = m_roster.rooms().find(room);
    if (!id)
        return 0;
    std::size_t deliveries = 0;
    std::size_t withheld = 0;
    Slab<Member> &members = m_roster.members();
    for (const std::uint32_t slot : m_roster.rooms().slots(*id)) {
        Member &member = members.at(slot);
        if (member.lastDelivery == m_fanOut)
            continue;
        member.lastDelivery = m_fanOut;
        if ((member.roles & receivers) == 0 || hiddenFrom == member.user) {
            ++withheld;
            continue;
        }
        if (m_context.deliver(member.session, event, isVolatile))
            ++deliveries;
    }
    HubCounters::add(m_context.counters.deliveries, deliveries);
    HubCounters::add(m_context.counters.withheld, withheld);
    return deliveries;
}

void Publisher::announce(NamespaceIndex nsp, TenantId tenant, std::string_view event, std::string_view json,
                         RoleMask receivers)
{
    ++m_fanOut;
    std::string text = m_context.sink.beginEvent(nsp, event, 0, json.size());
    text += json;
    const EncodedEvent encoded = m_context.sink.finishEvent(std::move(text), {});
    deliver({nsp, tenant, RoomKind::Tenant, {}}, encoded, receivers, {}, true);
}

} // namespace opsroom::hub
