#include "server/store/memory_history_store.h"

#include <algorithm>

namespace opsroom::store {

namespace {

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

void MemoryHistoryStore::append(hub::TenantId tenant, hub::HistoryItem item)
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
    if (stream.items.empty() || seq < stream.items.front().seq)
        return 0;
    return static_cast<std::size_t>(std::min<std::uint64_t>(seq - stream.items.front().seq + 1, stream.items.size()));
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
