#include "core/contract/payload/connection_stats.h"

#include "core/contract/payload/member_table.h"
#include "core/protocol/json/writer.h"

#include <algorithm>
#include <functional>
#include <optional>

namespace opsroom::contract {

namespace {

/// More than a hub can have connections for.
constexpr std::size_t kTenants = 100'000;

struct Draft
{
    ConnectionStats stats;
    std::optional<std::uint64_t> totalConnections;
    std::optional<std::uint64_t> activeConnections;
};

Result<void> readCount(json::Value value, std::uint64_t &out)
{
    std::int64_t count = 0;
    Result<void> result = readInteger(value, 0, kAnyInteger, count);
    out = static_cast<std::uint64_t>(count);
    return result;
}

constexpr MemberTable kTenantDetail(std::to_array<MemberRule<TenantDetail>>({
    {"tenantId",
     [](json::Value value, TenantDetail &tenant) {
         std::string_view id;
         Result<void> result = readForm(value, kIdentifierForm, id);
         tenant.tenantId = id;
         return result;
     },
     Presence::Required},
    {"activeConnections",
     [](json::Value value, TenantDetail &tenant) { return readCount(value, tenant.activeConnections); },
     Presence::Required},
}));

Result<void> readTenantDetails(json::Value value, Draft &draft)
{
    return readElements(value, kTenants, [&draft](json::Value tenant) {
        return readObject(tenant, kTenantDetail, draft.stats.tenantDetails.emplace_back());
    });
}

constexpr MemberTable kMembers(std::to_array<MemberRule<Draft>>({
    {"totalConnections",
     [](json::Value value, Draft &draft) { return readCount(value, draft.totalConnections.emplace()); }},
    {"activeConnections",
     [](json::Value value, Draft &draft) { return readCount(value, draft.activeConnections.emplace()); }},
    {"uniqueUsers", [](json::Value value, Draft &draft) { return readCount(value, draft.stats.uniqueUsers); }},
    {"activeTenants", [](json::Value value, Draft &draft) { return readCount(value, draft.stats.activeTenants); },
     Presence::Required},
    {"queuedTransactions",
     [](json::Value value, Draft &draft) { return readCount(value, draft.stats.queuedTransactions); },
     Presence::Required},
    {"tenantDetails", readTenantDetails},
}));

} // namespace

std::string toJson(const ConnectionStats &stats)
{
    std::vector<std::reference_wrapper<const TenantDetail>> tenants(stats.tenantDetails.begin(),
                                                                    stats.tenantDetails.end());
    std::ranges::sort(tenants, [](const TenantDetail &left, const TenantDetail &right) {
        if (left.activeConnections != right.activeConnections)
            return left.activeConnections > right.activeConnections;
        return left.tenantId < right.tenantId;
    });

    std::string out;
    json::Writer writer(out);
    writer.beginObject()
        .member("totalConnections", stats.totalConnections)
        .member("uniqueUsers", stats.uniqueUsers)
        .member("activeTenants", stats.activeTenants)
        .member("queuedTransactions", stats.queuedTransactions)
        .name("tenantDetails")
        .beginArray();
    for (const TenantDetail &tenant : tenants) {
        writer.beginObject()
            .member("tenantId", tenant.tenantId)
            .member("activeConnections", tenant.activeConnections)
            .endObject();
    }
    writer.endArray().endObject();
    return out;
}

Result<ConnectionStats> readConnectionStats(json::Value value)
{
    Draft draft;
    if (const Result<void> result = readPayload(value, kMembers, draft); !result)
        return Failure(result.error());
    if (!draft.totalConnections && !draft.activeConnections)
        return Failure(Error(ErrorCode::BadRequest, "totalConnections or activeConnections is required"));
    draft.stats.totalConnections = draft.totalConnections ? *draft.totalConnections : *draft.activeConnections;
    return std::move(draft.stats);
}

} // namespace opsroom::contract
