#include "server/hub/alert_intake.h"

#include "core/contract/limits.h"
#include "core/contract/payload/common_members.h"
#include "core/protocol/json/writer.h"
#include "server/hub/alarm_state.h"

#include <algorithm>
#include <array>

namespace opsroom::hub {

namespace {

namespace limits = contract::limits;
using contract::AlarmState;

constexpr std::array<std::string_view, 18> kHubsMembers{
    "alertId",     "severity",   "alarmState", "isActive",   "caseStatus",     "disposition",
    "assignee",    "ackBy",      "ackAt",      "ackNote",    "shelvedUntil",   "occurrences",
    "firstSeenAt", "lastSeenAt", "version",    "lastChange", "idempotencyKey", "isShortened"};
constexpr std::array<std::string_view, 4> kEssentialMembers{"message", "category", "subject", "allowedRoles"};

template <std::size_t N>
bool isOneOf(const std::array<std::string_view, N> &names, std::string_view name)
{
    return std::find(names.begin(), names.end(), name) != names.end();
}

std::string membersOf(json::Value payload, bool isShortened)
{
    std::string text;
    json::Writer writer(text);
    for (const json::Member member : payload.members()) {
        const std::string name = member.name.string();
        if (isOneOf(kHubsMembers, name) || isOneOf(contract::kStampedMembers, name))
            continue;
        if (!isShortened || isOneOf(kEssentialMembers, name))
            writer.rawMember(name, member.value.raw());
    }
    if (isShortened)
        writer.member("isShortened", true);
    return text;
}

} // namespace

AlertRecord recordOf(const contract::ComplianceAlert &alert, json::Value payload)
{
    AlertRecord record;
    record.alertId = alert.alertId;
    record.dedupKey = alert.dedupKey.view();
    record.severity = alert.severity;
    record.subjectUser = alert.subject.userId.view();
    for (const std::string_view role : alert.allowedRoles)
        record.allowedRoles.emplace_back(role);
    record.members = membersOf(payload, false);
    if (record.members.size() > limits::kAlertBytes)
        record.members = membersOf(payload, true);
    return record;
}

void inheritAudience(const AlertRecord &known, AlertRecord &raised)
{
    if (raised.subjectUser.empty())
        raised.subjectUser = known.subjectUser;
    if (known.allowedRoles.empty())
        return;
    if (raised.allowedRoles.empty()) {
        raised.allowedRoles = known.allowedRoles;
        return;
    }
    std::vector<std::string> both;
    for (const std::string &role : raised.allowedRoles) {
        if (std::find(known.allowedRoles.begin(), known.allowedRoles.end(), role) != known.allowedRoles.end())
            both.push_back(role);
    }
    // Two audiences without a common role: that of the alert as it was first raised.
    if (both.empty())
        raised.allowedRoles = known.allowedRoles;
    else
        raised.allowedRoles = std::move(both);
}

void raiseAgain(AlertRecord &known, AlertRecord raised, bool isClear, std::string_view sender, WallTime now)
{
    const AlarmState before = known.alarmState;
    const bool isWorse = raised.severity > known.severity;
    known.lastSeenAt = now;
    known.subjectUser = std::move(raised.subjectUser);
    known.allowedRoles = std::move(raised.allowedRoles);
    known.isActive = !isClear;
    if (!isClear) {
        ++known.occurrences;
        known.members = std::move(raised.members);
        if (before == AlarmState::Normal || isWorse)
            known.severity = raised.severity; // otherwise it stays at the highest until acknowledged and cleared
    }
    const AlarmEvent event = isClear ? AlarmEvent::Clear : isWorse ? AlarmEvent::Worsen : AlarmEvent::Occur;
    known.alarmState = alarmStateAfter(before, event, known.isActive).value_or(before);
    if (known.alarmState == AlarmState::Unacked && before != AlarmState::Unacked) {
        known.ackBy.clear();
        known.ackNote.clear();
        known.ackAt.reset();
        if (AlertRecord::isFinal(known.caseStatus)) {
            known.caseStatus = contract::CaseStatus::Open;
            known.disposition.clear();
        }
    }
    ++known.version;
    // Repetitions are counted, changes of the state are entered: a sender cannot fill the trail by repeating itself.
    if (known.alarmState != before && known.trail.size() < limits::kAlertTrail) {
        const std::string_view action = isClear ? "clear" : isWorse ? "worsen" : "occur";
        known.trail.push_back({std::string(action), std::string(sender), now, {}});
    }
}

} // namespace opsroom::hub
