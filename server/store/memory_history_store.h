#pragma once

#include "server/hub/history_store.h"

#include <deque>
#include <unordered_map>

namespace opsroom::store {

/// The reference implementation: history that ends with the process. It shares the bytes that were sent.
class MemoryHistoryStore final : public hub::HistoryStore
{
public:
    /// \param items and \param bytes that are kept of one tenant; the oldest goes first.
    MemoryHistoryStore(std::size_t items, std::size_t bytes) : m_items(items), m_bytes(bytes) {}

    [[nodiscard]] Start begin(hub::TenantId tenant) override;
    void append(hub::TenantId tenant, hub::HistoryItem item, const Origin &origin) override;
    [[nodiscard]] std::optional<std::uint64_t> firstSeq(hub::TenantId tenant) const override;
    [[nodiscard]] std::vector<hub::HistoryItem> after(hub::TenantId tenant, std::uint64_t seq,
                                                      std::size_t most) const override;
    [[nodiscard]] std::vector<hub::HistoryItem> before(hub::TenantId tenant, std::uint64_t seq,
                                                       std::size_t most) const override;
    void expire(WallTime limit) override;
    /// Nobody can ask for keys: they are given at the start, when there are none.
    void forgetKeys(hub::TenantId, std::uint64_t) override {}
    /// Lets go of all items of a tenant.
    void forget(hub::TenantId tenant) { m_streams.erase(tenant); }

private:
    struct Stream
    {
        std::deque<hub::HistoryItem> items; ///< the oldest first
        std::size_t bytes = 0;
        void dropOldest();
    };
    /// Position of the first item with a seq above \a seq.
    [[nodiscard]] static std::size_t indexAfter(const Stream &stream, std::uint64_t seq);

    const std::size_t m_items;
    const std::size_t m_bytes;
    std::unordered_map<hub::TenantId, Stream> m_streams;
};

} // namespace opsroom::store
