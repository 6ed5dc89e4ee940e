#include "server/store/memory_offline_store.h"

#include <algorithm>

namespace opsroom::store {

void MemoryOfflineStore::drop(const Box &box, Items &items, const Items::const_iterator &item)
{
    m_bytesOf[box.tenant] -= bytesOf(*item);
    items.erase(item);
    --m_size;
}

hub::OfflineStore::Appended MemoryOfflineStore::append(const Box &box, Item item)
{
    Appended appended;
    Items &items = m_boxes[box];
    std::size_t &bytes = m_bytesOf[box.tenant];
    const auto isFull = [&] { return items.size() >= m_items || bytes + bytesOf(item) > m_bytes; };
    for (; !items.empty() && isFull(); ++appended.dropped)
        drop(box, items, items.begin());
    appended.isKept = !isFull();
    if (appended.isKept) {
        bytes += bytesOf(item);
        items.push_back(std::move(item));
        ++m_size;
    }
    if (items.empty())
        m_boxes.erase(box);
    return appended;
}

MemoryOfflineStore::Items::const_iterator MemoryOfflineStore::above(const Items &items, std::uint64_t seq)
{
    return std::upper_bound(items.begin(), items.end(), seq,
                            [](std::uint64_t wanted, const Item &item) { return wanted < item.seq; });
}

std::vector<hub::OfflineStore::Item> MemoryOfflineStore::after(const Box &box, std::uint64_t seq,
                                                               std::size_t most) const
{
    const auto known = m_boxes.find(box);
    if (known == m_boxes.end())
        return {};
    const auto first = above(known->second, seq);
    const auto count = std::min(most, static_cast<std::size_t>(known->second.end() - first));
    return {first, first + static_cast<std::ptrdiff_t>(count)};
}

bool MemoryOfflineStore::contains(const Box &box, std::uint64_t seq) const
{
    const auto known = m_boxes.find(box);
    if (known == m_boxes.end() || seq == 0)
        return false;
    const auto item = above(known->second, seq - 1);
    return item != known->second.end() && item->seq == seq;
}

void MemoryOfflineStore::remove(const Box &box, std::uint64_t seq)
{
    if (!contains(box, seq))
        return;
    const auto known = m_boxes.find(box);
    drop(box, known->second, above(known->second, seq - 1));
    if (known->second.empty())
        m_boxes.erase(known);
}

std::optional<std::uint64_t> MemoryOfflineStore::firstSeq(const Box &box) const
{
    const auto known = m_boxes.find(box);
    return known == m_boxes.end() ? std::nullopt : std::optional(known->second.front().seq);
}

std::size_t MemoryOfflineStore::expire(WallTime limit)
{
    const std::size_t before = m_size;
    for (auto box = m_boxes.begin(); box != m_boxes.end();) {
        Items &items = box->second;
        while (!items.empty() && items.front().at < limit)
            drop(box->first, items, items.begin());
        box = items.empty() ? m_boxes.erase(box) : std::next(box);
    }
    return before - m_size;
}

} // namespace opsroom::store
