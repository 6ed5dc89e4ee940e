#include "server/hub/history.h"

#include "core/contract/limits.h"
#include "core/protocol/json/writer.h"

#include "server/hub/reply.h"

#include <algorithm>

namespace opsroom::hub {

namespace {
namespace limits = contract::limits;
constexpr std::size_t kSinceItems = 64; ///< looked at in one step back

bool isForUserAlone(const HistoryItem &item)
{
    return !item.toUser.empty() && !item.toTenant && item.toChannels.empty();
}

} // namespace

bool History::isOffered(const Member &member, TenantId tenant, const HistoryItem &item) const
{
    return isForUserAlone(item)
           && m_offline.isWaiting({tenant, member.nsp, std::string(m_roster.userOf(member))}, item.seq);
}

bool History::isFor(const Member &member, TenantId tenant, const HistoryItem &item, std::string_view channel) const
{
    const std::string_view user = m_roster.userOf(member);
    if (item.nsp != member.nsp || (member.roles & item.receivers) == 0
        || (!item.hiddenFrom.empty() && item.hiddenFrom == user))
        return false;
    const auto &channels = item.toChannels;
    if (!channel.empty())
        return std::find(channels.begin(), channels.end(), channel) != channels.end();
    if (item.toTenant
        && (m_roster.isIn(member, {member.nsp, tenant, RoomKind::Tenant, {}})
            || m_roster.isIn(member, {member.nsp, kAllTenants, RoomKind::Tenant, {}})))
        return true;
    if (!item.toUser.empty() && item.toUser == user
        && m_roster.isIn(member, {member.nsp, tenant, RoomKind::User, user}))
        return true;
    return std::any_of(channels.begin(), channels.end(), [&](const std::string &name) {
        return m_roster.isIn(member, {member.nsp, tenant, RoomKind::Channel, name})
               || m_roster.isIn(member, {member.nsp, kAllTenants, RoomKind::Channel, name});
    });
}

Result<History::Resumed> History::resume(MemberId id, TenantId tenant, std::string_view epoch, std::uint64_t seq,
                                         std::uint64_t until)
{
    expire();
    const Publisher::Position now = m_publisher.position(tenant);
    if (epoch != now.epoch)
        return Failure(Error(ErrorCode::UnrecoverablePosition, "epoch"));
    if (seq > now.seq || (seq < now.seq && seq + 1 < m_store.firstSeq(tenant).value_or(now.seq + 1)))
        return Failure(Error(ErrorCode::UnrecoverablePosition, "seq"));

    Resumed resumed{.seq = seq};
    const Member &member = *m_roster.find(id);
    std::size_t bytes = 0;
    const auto missed = m_store.after(tenant, seq, limits::kResumedItems);
    const bool isAll = missed.size() < limits::kResumedItems;
    for (const HistoryItem &item : missed) {
        if (until != 0 && item.seq >= until)
            return resumed;
        if (bytes > limits::kPageBytes) {
            resumed.isComplete = false;
            return resumed;
        }
        if (isFor(member, tenant, item, {}) && !isOffered(member, tenant, item)) {
            bytes += item.event.text.payload().size();
            if (!m_context.sink.deliver(member.session, item.event, false)) {
                resumed.isComplete = false;
                return resumed;
            }
            ++resumed.delivered;
        }
        resumed.seq = item.seq;
    }
    // The last numbers before a restart may belong to nothing.
    if (isAll)
        resumed.seq = now.seq;
    resumed.isComplete = resumed.seq == now.seq;
    return resumed;
}

std::string History::answerJson(TenantId tenant, const Resumed &resumed) const
{
    const Publisher::Position now = m_publisher.position(tenant);
    std::string json;
    json::Writer(json)
        .beginObject()
        .member("ok", true)
        .member("epoch", now.epoch)
        .member("seq", resumed.seq)
        .member("recovered", resumed.delivered)
        .member("isComplete", resumed.isComplete)
        .member("lastSeq", now.seq)
        .endObject();
    return json;
}

std::string History::errorJson(TenantId tenant, const Error &error) const
{
    std::string json = hub::errorJson(error);
    json.back() = ',';
    return json + extentJson(tenant) + '}';
}

std::string History::resumeJson(MemberId id, TenantId tenant, std::string_view epoch, std::uint64_t seq)
{
    const auto resumed = resume(id, tenant, epoch, seq, 0);
    return resumed ? answerJson(tenant, *resumed) : errorJson(tenant, resumed.error());
}

bool History::isOf(const Member &member, TenantId tenant)
{
    const auto &others = member.otherTenants;
    return member.seesAllTenants || tenant == member.tenant
           || (others && std::find(others->begin(), others->end(), tenant) != others->end());
}

std::optional<std::vector<EncodedEvent>> History::since(MemberId id, std::uint64_t position)
{
    expire();
    if (position > m_publisher.published())
        return {};
    struct Missed
    {
        std::uint64_t position;
        EncodedEvent event;
    };
    std::vector<Missed> missed;
    std::size_t bytes = 0;
    bool isWhole = true;
    const Member &member = *m_roster.find(id);
    // From the newest back to what the member has, stream by stream.
    m_publisher.forEachStream([&](TenantId tenant, const Publisher::Extent &extent) {
        if (!isOf(member, tenant))
            return;
        bool isThere = extent.lastPosition <= position;
        std::uint64_t before = extent.lastSeq + 1;
        while (isWhole && !isThere) {
            const auto page = m_store.before(tenant, before, kSinceItems);
            isWhole = !page.empty();
            for (const HistoryItem &item : page) {
                isThere = item.position <= position;
                if (isThere)
                    break;
                before = item.seq;
                if (!isFor(member, tenant, item, {}) || isOffered(member, tenant, item))
                    continue;
                bytes += item.event.text.payload().size();
                missed.push_back({item.position, item.event});
            }
            isThere = isThere || before == extent.firstSeq;
            isWhole = isWhole && missed.size() <= limits::kRecoveredItems && bytes <= limits::kPageBytes;
        }
    });
    if (!isWhole)
        return {};
    std::sort(missed.begin(), missed.end(), [](const Missed &a, const Missed &b) { return a.position < b.position; });
    std::vector<EncodedEvent> events;
    events.reserve(missed.size());
    for (Missed &one : missed)
        events.push_back(std::move(one.event));
    return events;
}

std::string History::pageJson(MemberId id, TenantId tenant, const Query &query) const
{
    const Member &member = *m_roster.find(id);
    const Publisher::Position now = m_publisher.position(tenant);
    const WallTime oldest = m_context.clock.wallNow() - m_context.settings.historyAge;
    std::uint64_t before = query.before == 0 ? now.seq + 1 : query.before;
    std::string json;
    json::Writer writer(json);
    writer.member("epoch", now.epoch).name("events").beginArray();
    std::size_t listed = 0;
    bool isEnd = false;
    while (!isEnd && listed < query.most && json.size() < limits::kPageBytes) {
        const auto page = m_store.before(tenant, before, limits::kPageEntries);
        isEnd = page.empty();
        for (const HistoryItem &item : page) {
            isEnd = item.at < oldest;
            if (isEnd || listed == query.most || json.size() >= limits::kPageBytes)
                break;
            before = item.seq;
            if (!isFor(member, tenant, item, query.channel))
                continue;
            ++listed;
            writer.beginObject().member("event", item.name).member("seq", item.seq);
            writer.rawMember("data", item.argument()).endObject();
        }
    }
    writer.endArray().name("before");
    if (isEnd)
        writer.null();
    else
        writer.value(before);
    return json;
}

std::string History::extentJson(TenantId tenant) const
{
    const Publisher::Position now = m_publisher.position(tenant);
    const auto first = m_store.firstSeq(tenant);
    std::string json;
    json::Writer writer(json);
    writer.member("epoch", now.epoch).name("firstSeq");
    if (first)
        writer.value(*first);
    else
        writer.null();
    writer.member("lastSeq", now.seq);
    return json;
}

void History::expire()
{
    m_store.expire(m_context.clock.wallNow() - m_context.settings.historyAge);
}

} // namespace opsroom::hub
