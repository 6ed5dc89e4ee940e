#pragma once

#include "core/base/clock.h"
#include "server/hub/policy.h"
#include "server/hub/session_sink.h"
#include "server/hub/tenant_directory.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace opsroom::hub {

/// A publication as it went out, and whom it was for.
struct HistoryItem
{
    std::uint64_t seq = 0;
    WallTime at{};
    NamespaceIndex nsp = 0;
    std::string name; ///< of the event
    EncodedEvent event;
    std::size_t argumentBytes = 0; ///< length of its argument
    std::size_t tailBytes = 1;     ///< of the text behind it
    std::uint64_t position = 0;    ///< in the order of all tenants' publications; 0: of an earlier process
    RoleMask receivers = 0;
    std::string hiddenFrom; ///< user who must not see it; empty: nobody
    bool toTenant = false;
    std::string toUser;
    std::vector<std::string> toChannels;

    [[nodiscard]] std::string_view argument() const
    {
        const std::string_view text = event.text.payload();
        return text.substr(text.size() - tailBytes - argumentBytes, argumentBytes);
    }
};

/// Port: the last publications of each tenant, the idempotency keys that are still good, and where the numbering stands.
///
/// Guarantees: no number is given twice within an epoch, restarts of the hub included; seq may leave numbers out, but
/// never one of a publication that was acknowledged as durable.
/// Thread: the hub's.
class HistoryStore
{
public:
    /// A key under which a publication is known, see IdempotencyTable.
    struct Key
    {
        std::string key;
        std::size_t bodyHash = 0;
        std::string eventId;
        std::uint64_t seq = 0;
        WallTime at{};
    };
    /// Where a tenant's stream goes on.
    struct Start
    {
        std::string epoch;
        std::uint64_t seq = 0; ///< the next publication gets a higher one
        std::vector<Key> keys; ///< that forgetKeys() did not name, the oldest first
    };
    /// What an item was published as. Views live for the call.
    struct Origin
    {
        std::string_view eventId;
        std::string_view idempotencyKey; ///< empty: none
        std::size_t bodyHash = 0;
    };

    HistoryStore() = default;
    HistoryStore(const HistoryStore &) = delete;
    HistoryStore &operator=(const HistoryStore &) = delete;
    virtual ~HistoryStore() = default;

    /// To be called once for each tenant, before its first append().
    [[nodiscard]] virtual Start begin(TenantId tenant) = 0;
    /// Precondition: the seq is above that of the tenant's last item.
    virtual void append(TenantId tenant, HistoryItem item, const Origin &origin) = 0;
    /// The oldest seq that is kept; nothing if none is.
    [[nodiscard]] virtual std::optional<std::uint64_t> firstSeq(TenantId tenant) const = 0;
    /// Up to \a most items with a higher seq, the oldest first.
    [[nodiscard]] virtual std::vector<HistoryItem> after(TenantId tenant, std::uint64_t seq,
                                                         std::size_t most) const = 0;
    /// Up to \a most items with a lower seq, the newest first.
    [[nodiscard]] virtual std::vector<HistoryItem> before(TenantId tenant, std::uint64_t seq,
                                                          std::size_t most) const = 0;
    /// Lets go of items that are older than \a limit.
    virtual void expire(WallTime limit) = 0;
    /// Lets go of the idempotency keys of publications up to \a seq. Keys outlive the items they came with.
    virtual void forgetKeys(TenantId tenant, std::uint64_t seq) = 0;
};

} // namespace opsroom::hub
