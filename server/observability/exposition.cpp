#include "server/observability/exposition.h"

#include <algorithm>
#include <array>
#include <prometheus/metric_family.h>
#include <prometheus/text_serializer.h>

namespace opsroom::observability {

namespace {

using prometheus::ClientMetric;
using prometheus::MetricFamily;
using prometheus::MetricType;
using Families = std::vector<MetricFamily>;

/// Upper edges in seconds; latencies of interest lie between 50 us and 10 s.
constexpr std::array<double, 16> kLatencyBuckets{0.00005, 0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01,
                                                 0.025,   0.05,   0.1,     0.25,   0.5,   1.0,    2.5,   10.0};

ClientMetric::Label label(std::string_view name, std::string_view value)
{
    ClientMetric::Label made;
    made.name = name;
    made.value = value;
    return made;
}

MetricFamily &family(Families &families, std::string_view name, std::string_view help, MetricType type)
{
    MetricFamily &made = families.emplace_back();
    made.name = name;
    made.help = help;
    made.type = type;
    return made;
}

void counter(Families &families, std::string_view name, std::string_view help, std::uint64_t value)
{
    MetricFamily &made = family(families, name, help, MetricType::Counter);
    made.metric.emplace_back().counter.value = static_cast<double>(value);
}

void gauge(Families &families, std::string_view name, std::string_view help, std::uint64_t value)
{
    MetricFamily &made = family(families, name, help, MetricType::Gauge);
    made.metric.emplace_back().gauge.value = static_cast<double>(value);
}

void labelled(MetricFamily &made, std::string_view name, std::string_view value, std::uint64_t count)
{
    ClientMetric &metric = made.metric.emplace_back();
    metric.label.push_back(label(name, value));
    if (made.type == MetricType::Counter)
        metric.counter.value = static_cast<double>(count);
    else
        metric.gauge.value = static_cast<double>(count);
}

void latency(Families &families, std::string_view name, std::string_view help, const Histogram &histogram)
{
    constexpr double kMicrosecondsPerSecond = 1e6;
    MetricFamily &made = family(families, name, help, MetricType::Histogram);
    ClientMetric::Histogram &out = made.metric.emplace_back().histogram;
    for (const double edge : kLatencyBuckets) {
        ClientMetric::Bucket bucket;
        bucket.upper_bound = edge;
        bucket.cumulative_count = histogram.countUpTo(static_cast<std::uint64_t>(edge * kMicrosecondsPerSecond));
        out.bucket.push_back(bucket);
    }
    out.sample_count = histogram.count();
    out.sample_sum = static_cast<double>(histogram.sum()) / kMicrosecondsPerSecond;
}

void addTransport(Families &families, const transport::TransportCounters &figures)
{
    gauge(families, "opsroom_transport_connections", "Open TCP connections.", figures.open);
    counter(families, "opsroom_transport_accepted_total", "Accepted TCP connections.", figures.accepted);
    counter(families, "opsroom_transport_received_bytes_total", "Bytes read.", figures.bytesIn);
    counter(families, "opsroom_transport_sent_bytes_total", "Bytes written.", figures.bytesOut);
    counter(families, "opsroom_transport_volatile_dropped_total", "Volatile messages dropped for slow clients.",
            figures.volatileDropped);
    MetricFamily &refused = family(families, "opsroom_transport_refused_total", "Connections and requests cut off.",
                                   MetricType::Counter);
    labelled(refused, "reason", "full", figures.refusedFull);
    labelled(refused, "reason", "bad-request", figures.badRequests);
    labelled(refused, "reason", "timeout", figures.timedOut);
    labelled(refused, "reason", "slow", figures.slowClosed);
    labelled(refused, "reason", "accept-failed", figures.acceptErrors);
}

void addAdmission(Families &families, const admission::Admission &door)
{
    MetricFamily &refused = family(families, "opsroom_admission_refused_total",
                                   "Connections and sessions turned away at the door, by reason.", MetricType::Counter);
    for (std::size_t i = 0; i < admission::kRefusals; ++i) {
        const auto reason = static_cast<admission::Refusal>(i);
        labelled(refused, "reason", admission::nameOf(reason), door.refused(reason));
    }
    gauge(families, "opsroom_admission_addresses", "Addresses remembered.", door.addresses());
}

void addHub(Families &families, const hub::HubCounters &figures)
{
    counter(families, "opsroom_hub_sessions_entered_total", "Authenticated sessions.", figures.entered);
    counter(families, "opsroom_offline_kept_total", "Publications kept for users who were away.", figures.offlineKept);
    counter(families, "opsroom_offline_delivered_total", "Of these, acknowledged by the user.",
            figures.offlineDelivered);
    counter(families, "opsroom_offline_dropped_total", "Of these, dropped: too many, or too old.",
            figures.offlineDropped);
    counter(families, "opsroom_hub_sessions_recovered_total", "Sessions that went on after their connection was lost.",
            figures.recovered);
    counter(families, "opsroom_hub_commands_total", "Events received from clients.", figures.commands);
    counter(families, "opsroom_hub_publications_total", "Publications stamped and ordered.", figures.publications);
    counter(families, "opsroom_hub_duplicates_total", "Publications answered from the idempotency window.",
            figures.duplicates);
    counter(families, "opsroom_hub_deliveries_total", "Messages delivered to sessions.", figures.deliveries);
    counter(families, "opsroom_hub_withheld_total", "Deliveries withheld by role or from an alert's subject.",
            figures.withheld);
    counter(families, "opsroom_hub_expired_total", "Sessions closed because their token ended.", figures.expired);
    counter(families, "opsroom_hub_revoked_total", "Sessions closed because their token or its key was withdrawn.",
            figures.revoked);

    MetricFamily &endings = family(families, "opsroom_sessions_ended_total", "Sessions that ended, by how.",
                                   MetricType::Counter);
    for (std::size_t i = 0; i < figures.endings.size(); ++i)
        labelled(endings, "reason", hub::nameOf(static_cast<hub::SessionEnd>(i)), figures.endings[i]);
    MetricFamily &errors = family(families, "opsroom_hub_refused_commands_total", "Refused commands by error code.",
                                  MetricType::Counter);
    for (std::size_t i = 0; i < figures.errors.size(); ++i)
        labelled(errors, "code", std::to_string(100 + i), figures.errors[i]);
    MetricFamily &tokens = family(families, "opsroom_auth_refused_total", "Refused tokens by reason.",
                                  MetricType::Counter);
    for (std::size_t i = 0; i < figures.tokenRefusals.size(); ++i)
        labelled(tokens, "reason", hub::nameOf(static_cast<hub::TokenRefusal::Kind>(i)), figures.tokenRefusals[i]);

    latency(families, "opsroom_hub_publish_to_write_seconds",
            "From a publication's arrival to the write of its last copy, by delivery.",
            figures.publishToWrite.snapshot());
    latency(families, "opsroom_session_round_trip_seconds", "From a heartbeat to its answer.",
            figures.roundTrip.snapshot());
}

void addTenants(Families &families, const contract::ConnectionStats &stats)
{
    gauge(families, "opsroom_hub_connections", "Authenticated sessions.", stats.totalConnections);
    gauge(families, "opsroom_hub_users", "Different users.", stats.uniqueUsers);
    gauge(families, "opsroom_hub_active_tenants", "Tenants with at least one session.", stats.activeTenants);
    gauge(families, "opsroom_hub_queued_transactions", "Transactions waiting to be processed.",
          stats.queuedTransactions);

    auto details = stats.tenantDetails;
    std::sort(details.begin(), details.end(), [](const auto &a, const auto &b) {
        return std::tie(b.activeConnections, a.tenantId) < std::tie(a.activeConnections, b.tenantId);
    });
    MetricFamily &tenants = family(families, "opsroom_hub_tenant_connections",
                                   "Sessions by tenant, the largest ones by name.", MetricType::Gauge);
    std::uint64_t others = 0;
    for (std::size_t i = 0; i < details.size(); ++i) {
        if (i < kTenantLabels)
            labelled(tenants, "tenant", details[i].tenantId, details[i].activeConnections);
        else
            others += details[i].activeConnections;
    }
    // No tenant's id has a capital letter, so none can be taken for the rest.
    labelled(tenants, "tenant", "OTHER", others);
}

} // namespace

std::string expose(const Figures &figures)
{
    Families families;
    gauge(families, "opsroom_node_ready", "1 while the node takes connections.", figures.isReady ? 1 : 0);
    gauge(families, "opsroom_node_mailbox_depth", "Calls of other threads waiting for the hub.", figures.mailboxDepth);
    gauge(families, "opsroom_store_writable", "0 while the store takes nothing: disk full, failing, or too far behind.",
          figures.isWritable ? 1 : 0);
    gauge(families, "opsroom_store_waiting_writes", "Changes that the disk has not taken yet.", figures.waitingWrites);
    gauge(families, "opsroom_store_waiting_acks", "Acks that wait for the disk.", figures.waitingAnswers);
    if (figures.canary != nullptr) {
        counter(families, "opsroom_canary_rounds_total", "Looks at the wall between tenants.", figures.canary->rounds);
        counter(families, "opsroom_canary_crossed_total", "Nonces that reached a tenant that they were not for.",
                figures.canary->crossed);
        counter(families, "opsroom_canary_missed_total", "Nonces that did not reach their own tenant.",
                figures.canary->missed);
        gauge(families, "opsroom_canary_whole", "0 while the wall between tenants is not proved whole.",
              figures.canary->isWhole ? 1 : 0);
    }
    gauge(families, "opsroom_offline_waiting", "Publications that wait for users who are away.",
          figures.waitingForUsers);
    gauge(families, "opsroom_hub_tenants", "Tenants ever seen.", figures.tenants);
    addTenants(families, figures.stats);
    addHub(families, figures.hub);
    addTransport(families, figures.transport);
    addAdmission(families, figures.admission);
    return prometheus::TextSerializer().Serialize(families);
}

} // namespace opsroom::observability
