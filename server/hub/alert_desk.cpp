#include "server/hub/alert_desk.h"

#include "core/base/log.h"
#include "core/contract/event_names.h"
#include "core/contract/limits.h"
#include "core/protocol/json/writer.h"
#include "server/hub/alarm_state.h"
#include "server/hub/alert_channel.h"
#include "server/hub/alert_intake.h"

#include <algorithm>
#include <array>

namespace opsroom::hub {

namespace {

namespace limits = contract::limits;
using contract::AlarmState;

constexpr std::size_t kShelfBatch = 100;
/// Our own JSON around what was validated when it came in, under whatever limits are configured.
constexpr json::Limits kOwnJson{.depth = 512, .members = 200'000};

Failure<Error> unknownAlert()
{
    return Failure(Error(ErrorCode::NotAvailable, "alertId"));
}

void appendListed(std::string &json, const TenantDirectory &tenants, const StoredAlert &alert)
{
    json += '{';
    appendAlert(json, alert.record);
    json += R"(,"tenantId":")";
    json += tenants.name(alert.scope.tenant); // letters, digits, - and _ only
    json += '"';
}

} // namespace

RoleMask AlertDesk::receivers() const
{
    return m_context.policy.allowed(Policy::Subject::Receive, contract::event::kComplianceAlert);
}

RoleMask AlertDesk::audienceOf(const AlertRecord &record) const
{
    RoleMask audience = receivers();
    if (!record.allowedRoles.empty()) {
        RoleMask narrowed = 0;
        for (const std::string &role : record.allowedRoles)
            narrowed |= m_context.policy.maskOf(role);
        audience &= narrowed;
    }
    return audience;
}

bool AlertDesk::maySee(const Viewer &viewer, const AlertRecord &record) const
{
    return (viewer.roles & audienceOf(record)) != 0
           && (record.subjectUser.empty() || viewer.user != record.subjectUser);
}

Result<Published> AlertDesk::raise(Outgoing outgoing, const contract::ComplianceAlert &alert)
{
    const AlertScope scope{outgoing.tenant, outgoing.nsp};
    std::optional<AlertRecord> known;
    if (!alert.alertId.empty())
        known = m_store.find(scope, alert.alertId);
    else if (!alert.dedupKey.isEmpty())
        known = m_store.findByDedupKey(scope, alert.dedupKey.view());

    AlertRecord raised = recordOf(alert, outgoing.body);
    if (known) {
        if (!known->subjectUser.empty() && !raised.subjectUser.empty() && known->subjectUser != raised.subjectUser)
            return Failure(Error(ErrorCode::BadRequest, "subject.userId: the alert is about another user"));
        inheritAudience(*known, raised);
    } else if (!m_store.hasRoom(scope)) {
        return Failure(Error(ErrorCode::LimitExceeded, "open alerts of the tenant"));
    }
    if (raised.alertId.empty())
        raised.alertId = known ? known->alertId : std::string(m_ids.next(m_context.clock.wallNow()).view());

    std::string extra;
    json::Writer writer(extra);
    if (alert.alertId.empty())
        writer.member("alertId", raised.alertId);
    if (!outgoing.body.find("severity").isPresent())
        writer.member("severity", contract::textOf(alert.severity));
    const std::string sender(outgoing.broadcastBy);
    const bool isClear = outgoing.body.find("alarmState").equals(contract::textOf(AlarmState::Normal));
    outgoing.event = contract::event::kComplianceAlert;
    outgoing.type = "compliance";
    outgoing.extraMembers = extra;
    outgoing.receivers = audienceOf(raised);
    outgoing.hiddenFrom = raised.subjectUser;
    auto published = m_publisher.publish(outgoing);
    if (published && !published->isDuplicate)
        keep(scope, std::move(known), std::move(raised), isClear, sender);
    return published;
}

void AlertDesk::keep(AlertScope scope, std::optional<AlertRecord> known, AlertRecord raised, bool isClear,
                     std::string_view sender)
{
    const WallTime now = m_context.clock.wallNow();
    if (!known) {
        if (isClear)
            return; // the end of something that was never raised here
        raised.trail.push_back({"raise", std::string(sender), now, {}});
        raised.alarmState = AlarmState::Unacked;
        raised.isActive = true;
        raised.occurrences = 1;
        raised.version = 1;
        raised.firstSeenAt = raised.lastSeenAt = now;
        if (const auto saved = m_store.save(scope, std::move(raised)); !saved)
            log::error("hub", "alert-lost", {{"reason", saved.error().detail}});
        return;
    }
    raiseAgain(*known, std::move(raised), isClear, sender, now);
    save(scope, *known, sender);
}

void AlertDesk::save(AlertScope scope, const AlertRecord &record, std::string_view sender)
{
    if (const auto saved = m_store.save(scope, record); !saved) {
        log::error("hub", "alert-change-lost", {{"reason", saved.error().detail}});
        return;
    }
    tell(scope, record, sender);
    refreshDue();
}

Result<std::string> AlertDesk::carryOut(const AlertOrder &order, const Viewer &viewer)
{
    auto record = m_store.find(viewer.scope, order.alertId);
    if (!record || !maySee(viewer, *record))
        return unknownAlert();
    const auto changed = hub::carryOut(order, viewer.user, m_context.clock.wallNow(), *record);
    if (!changed)
        return Failure(changed.error());
    if (*changed) {
        if (const auto saved = m_store.save(viewer.scope, *record); !saved)
            return Failure(saved.error());
        tell(viewer.scope, *record, viewer.user);
        refreshDue();
    }
    std::string json = "{";
    appendAlert(json, *record);
    json += '}';
    return json;
}

void AlertDesk::tell(AlertScope scope, const AlertRecord &record, std::string_view sender)
{
    namespace event = contract::event;
    std::string text = "{";
    appendAlert(text, record);
    text += '}';
    const auto body = m_document.parse(text, kOwnJson);
    if (!body) {
        log::error("hub", "alert-event-lost", {{"reason", body.error().detail}});
        return;
    }
    const std::array channels{std::string(kAlertsChannel)};
    // A policy that lets more roles receive the update than the alert must not widen the audience.
    const RoleMask updates = m_context.policy.allowed(Policy::Subject::Receive, event::kComplianceAlertUpdated);
    const Outgoing outgoing{.nsp = scope.nsp,
                            .tenant = scope.tenant,
                            .event = event::kComplianceAlertUpdated,
                            .body = *body,
                            .type = "compliance",
                            .broadcastBy = sender,
                            .receivers = audienceOf(record) & updates,
                            .hiddenFrom = record.subjectUser,
                            .toTenant = true,
                            .toChannels = channels,
                            .acceptedAt = m_context.clock.steadyNow()};
    if (const auto published = m_publisher.publish(outgoing); !published)
        log::error("hub", "alert-event-lost", {{"reason", published.error().detail}});
}

std::string AlertDesk::openJson(const Viewer &viewer, const Query &query) const
{
    std::string json = R"("alerts":[)";
    std::uint64_t before = query.before;
    std::size_t listed = 0;
    bool isEnd = false;
    while (!isEnd && listed < query.most && json.size() < limits::kAlertPageBytes) {
        const auto page = m_store.open(viewer.scope, before, limits::kPageEntries);
        isEnd = page.empty();
        for (const StoredAlert &alert : page) {
            if (listed == query.most || json.size() >= limits::kAlertPageBytes)
                break;
            before = alert.record.order;
            if (!maySee(viewer, alert.record))
                continue;
            if (listed++ > 0)
                json += ',';
            appendListed(json, m_context.tenants, alert);
            json += '}';
        }
    }
    json += R"(],"before":)";
    json += isEnd ? "null" : std::to_string(before);
    return json;
}

Result<std::string> AlertDesk::alertJson(const Viewer &viewer, std::string_view alertId) const
{
    const auto record = m_store.find(viewer.scope, alertId);
    if (!record || !maySee(viewer, *record))
        return unknownAlert();
    std::string json;
    appendListed(json, m_context.tenants, {viewer.scope, *record});
    json += R"(,"trail":)" + trailJson(*record) + '}';
    return json;
}

void AlertDesk::refreshDue()
{
    const auto next = m_store.nextShelfEnd();
    m_dueAt = next ? m_context.clock.steadyNow() + std::max(*next - m_context.clock.wallNow(), Milliseconds(0))
                   : SteadyTime::max();
}

SteadyTime AlertDesk::onTimer(SteadyTime now)
{
    if (now < m_dueAt)
        return m_dueAt;
    const WallTime wall = m_context.clock.wallNow();
    for (StoredAlert &alert : m_store.shelvedUntil(wall, kShelfBatch)) {
        endShelving(alert.record, wall);
        save(alert.scope, alert.record, {});
    }
    refreshDue();
    return m_dueAt;
}

} // namespace opsroom::hub
