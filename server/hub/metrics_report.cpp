#include "server/hub/metrics_report.h"

#include "core/base/time_text.h"
#include "core/protocol/json/writer.h"

#include <algorithm>

namespace opsroom::hub {

namespace {

constexpr std::size_t kTenantsListed = 200;

void appendLatency(json::Writer &writer, std::string_view name, const Histogram &window)
{
    const auto milliseconds = [](std::uint64_t microseconds) { return static_cast<double>(microseconds) / 1000.0; };
    writer.name(name).beginObject();
    for (const auto &[label, percent] :
         {std::pair("p50", 50.0), std::pair("p90", 90.0), std::pair("p95", 95.0), std::pair("p99", 99.0)})
        writer.name(label).figure(milliseconds(window.percentile(percent)));
    writer.name("max").figure(milliseconds(window.max()));
    writer.name("mean").figure(window.mean() / 1000.0);
    writer.member("count", window.count()).endObject();
}

Histogram since(Histogram now, const Histogram &earlier)
{
    now.subtract(earlier);
    return now;
}

} // namespace

MetricsReport::MetricsReport(const HubContext &context, const Roster &roster)
    : m_context(context), m_roster(roster), m_startedAt(context.clock.steadyNow()), m_windowAt(m_startedAt)
{}

void MetricsReport::beginWindow()
{
    m_windowAt = m_context.clock.steadyNow();
    m_publishToWrite = m_context.counters.publishToWrite.snapshot();
    m_roundTrip = m_context.counters.roundTrip.snapshot();
    m_deliveries = m_context.counters.deliveries;
}

contract::ConnectionStats MetricsReport::connectionStats() const
{
    contract::ConnectionStats stats;
    stats.totalConnections = m_roster.size();
    stats.uniqueUsers = m_roster.uniqueUsers();
    m_context.tenants.forEach([&stats](TenantId, const std::string &name, const TenantFigures &figures) {
        stats.queuedTransactions += figures.queued;
        if (figures.connections == 0)
            return;
        ++stats.activeTenants;
        stats.tenantDetails.push_back({name, figures.connections});
    });
    return stats;
}

contract::ConnectionStats MetricsReport::tenantStats(std::string_view tenantId) const
{
    contract::ConnectionStats stats;
    const auto tenant = m_context.tenants.find(tenantId);
    if (!tenant)
        return stats;
    const TenantFigures &figures = m_context.tenants.figures(*tenant);
    stats.totalConnections = figures.connections;
    stats.uniqueUsers = figures.users;
    stats.activeTenants = figures.connections > 0 ? 1 : 0;
    stats.queuedTransactions = figures.queued;
    stats.tenantDetails.push_back({std::string(tenantId), figures.connections});
    return stats;
}

std::string MetricsReport::hubJson() const
{
    contract::ConnectionStats stats = connectionStats();
    std::sort(stats.tenantDetails.begin(), stats.tenantDetails.end(),
              [](const auto &a, const auto &b) { return a.activeConnections > b.activeConnections; });
    stats.tenantDetails.resize(std::min(stats.tenantDetails.size(), kTenantsListed));
    const HubCounters &counters = m_context.counters;
    const SteadyTime now = m_context.clock.steadyNow();
    const double window = std::max(std::chrono::duration<double>(now - m_windowAt).count(), 0.001);

    std::string json;
    json::Writer writer(json);
    writer.beginObject()
        .member("scope", "hub")
        .member("totalConnections", stats.totalConnections)
        .member("activeConnections", stats.totalConnections)
        .member("uniqueUsers", stats.uniqueUsers)
        .member("activeTenants", stats.activeTenants)
        .member("queuedTransactions", stats.queuedTransactions);
    writer.name("tenantDetails").beginArray();
    for (const contract::TenantDetail &detail : stats.tenantDetails) {
        const TenantFigures &figures = m_context.tenants.figures(*m_context.tenants.find(detail.tenantId));
        writer.beginObject()
            .member("tenantId", detail.tenantId)
            .member("activeConnections", detail.activeConnections)
            .member("uniqueUsers", figures.users.load())
            .member("queuedTransactions", figures.queued.load());
        if (const std::int64_t last = figures.lastActivity; last != 0)
            writer.member("lastActivity", TimeText(WallTime(Milliseconds(last))).view());
        writer.endObject();
    }
    writer.endArray();
    writer.name("messages")
        .beginObject()
        .member("inTotal", counters.commands.load())
        .member("outTotal", counters.deliveries.load())
        .member("filteredTotal", counters.withheld.load());
    writer.name("outPerSecond").figure(static_cast<double>(counters.deliveries - m_deliveries) / window).endObject();
    writer.name("latencyMs").beginObject();
    appendLatency(writer, "publishToWrite", since(counters.publishToWrite.snapshot(), m_publishToWrite));
    appendLatency(writer, "rtt", since(counters.roundTrip.snapshot(), m_roundTrip));
    writer.endObject();
    writer.name("endings").beginObject();
    for (std::size_t i = 0; i < counters.endings.size(); ++i)
        writer.member(nameOf(static_cast<SessionEnd>(i)), counters.endings[i].load());
    writer.endObject();
    if (m_canary != nullptr) {
        writer.name("isolation")
            .beginObject()
            .member("isWhole", m_canary->isWhole)
            .member("crossed", m_canary->crossed)
            .member("missed", m_canary->missed)
            .endObject();
    }
    writer.member("uptimeSeconds", std::chrono::duration_cast<std::chrono::seconds>(now - m_startedAt).count())
        .member("windowSeconds", std::max<std::int64_t>(static_cast<std::int64_t>(window), 1))
        .member("timestamp", TimeText(m_context.clock.wallNow()).view())
        .endObject();
    return json;
}

std::string MetricsReport::tenantJson(TenantId tenant) const
{
    const TenantFigures &figures = m_context.tenants.figures(tenant);
    std::string json;
    json::Writer(json)
        .beginObject()
        .member("scope", "tenant")
        .member("activeConnections", figures.connections.load())
        .member("totalConnections", figures.connections.load())
        .member("uniqueUsers", figures.users.load())
        .member("activeTenants", 1)
        .member("queuedTransactions", figures.queued.load())
        .member("timestamp", TimeText(m_context.clock.wallNow()).view())
        .endObject();
    return json;
}

} // namespace opsroom::hub
