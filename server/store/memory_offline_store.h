#pragma once

#include "server/hub/offline_store.h"

#include <deque>
#include <map>
#include <optional>

namespace opsroom::store {

/// The reference implementation: gone with the process.
class MemoryOfflineStore final : public hub::OfflineStore
{
public:
    /// \param items of one user; \param bytes of one tenant: names, arguments and kItemBytes for each item.
    MemoryOfflineStore(std::size_t items, std::size_t bytes) : m_items(items), m_bytes(bytes) {}

    Appended append(const Box &box, Item item) override;
    [[nodiscard]] std::vector<Item> after(const Box &box, std::uint64_t seq, std::size_t most) const override;
    [[nodiscard]] bool contains(const Box &box, std::uint64_t seq) const override;
    void remove(const Box &box, std::uint64_t seq) override;
    std::size_t expire(WallTime limit) override;
    [[nodiscard]] std::size_t size() const override { return m_size; }

    [[nodiscard]] std::optional<std::uint64_t> firstSeq(const Box &box) const;

private:
    using Items = std::deque<Item>; ///< the oldest first
    static constexpr std::size_t kItemBytes = 128;
    [[nodiscard]] static std::size_t bytesOf(const Item &item)
    {
        return kItemBytes + item.name.size() + item.argument.size();
    }
    [[nodiscard]] static Items::const_iterator above(const Items &items, std::uint64_t seq);
    void drop(const Box &box, Items &items, const Items::const_iterator &item);

    const std::size_t m_items;
    const std::size_t m_bytes;
    std::map<Box, Items> m_boxes; ///< none is empty
    std::map<hub::TenantId, std::size_t> m_bytesOf;
    std::size_t m_size = 0;
};

} // namespace opsroom::store
