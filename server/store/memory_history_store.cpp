#include "server/store/memory_history_store.h"

#include "core/base/random_bytes.h"

#include <algorithm>

namespace opsroom::store {

namespace {

constexpr std::size_t kEpochBytes = 6;

std::size_t bytesOf(const hub::HistoryItem &item)
{
    std::size_t bytes = item.event.text.payload().size();
    if (item.event.attachments) {
        for (const websocket::ServerFrame &attachment : *item.event.attachments)
            bytes += attachment.payload().size();
    }
    return bytes;
}

} // namespace

void MemoryHistoryStore::Stream::dropOldest()
{
    bytes -= bytesOf(items.front());
    items.pop_front();
}

hub::HistoryStore::Start MemoryHistoryStore::begin(hub::TenantId)
{
    return {randomToken(kEpochBytes), 0, {}};
}

void MemoryHistoryStore::append(hub::TenantId tenant, hub::HistoryItem item, const Origin &)
{
    Stream &stream = m_streams[tenant];
    stream.bytes += bytesOf(item);
    stream.items.push_back(std::move(item));
    while (stream.items.size() > m_items || (stream.bytes > m_bytes && !stream.items.empty()))
        stream.dropOldest();
}

std::optional<std::uint64_t> MemoryHistoryStore::firstSeq(hub::TenantId tenant) const
{
    const auto stream = m_streams.find(tenant);
    if (stream == m_streams.end() || stream->second.items.empty())
        return {};
    return stream->second.items.front().seq;
}

std::size_t MemoryHistoryStore::indexAfter(const Stream &stream, std::uint64_t seq)
{
    const auto above = std::upper_bound(
        stream.items.begin(), stream.items.end(), seq,
        [](std::uint64_t wanted, const hub::HistoryItem &item) { return wanted < item.seq; });
    return static_cast<std::size_t>(above - stream.items.begin());
}

std::vector<hub::HistoryItem> MemoryHistoryStore::after(hub::TenantId tenant, std::uint64_t seq, std::size_t most) const
{
    std::vector<hub::HistoryItem> page;
    const auto stream = m_streams.find(tenant);
    if (stream == m_streams.end())
        return page;
    const auto &items = stream->second.items;
    for (std::size_t at = indexAfter(stream->second, seq); at < items.size() && page.size() < most; ++at)
        page.push_back(items[at]);
    return page;
}

std::vector<hub::HistoryItem> MemoryHistoryStore::before(hub::TenantId tenant, std::uint64_t seq,
                                                         std::size_t most) const
{
    std::vector<hub::HistoryItem> page;
    const auto stream = m_streams.find(tenant);
    if (stream == m_streams.end() || seq == 0)
        return page;
    const auto &items = stream->second.items;
    for (std::size_t at = indexAfter(stream->second, seq - 1); at > 0 && page.size() < most; --at)
        page.push_back(items[at - 1]);
    return page;
}

void MemoryHistoryStore::expire(WallTime limit)
{
    for (auto &[tenant, stream] : m_streams) {
        while (!stream.items.empty() && stream.items.front().at < limit)
            stream.dropOldest();
    }
}

} // namespace opsroom::store
