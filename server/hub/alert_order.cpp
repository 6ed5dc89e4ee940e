#include "server/hub/alert_order.h"

#include "core/base/time_text.h"
#include "core/contract/event_names.h"
#include "core/contract/identifier.h"
#include "core/contract/limits.h"
#include "core/contract/payload/field.h"
#include "server/hub/alarm_state.h"

#include <array>

namespace opsroom::hub {

namespace {

namespace command = contract::command;
namespace limits = contract::limits;
using contract::CaseStatus;

constexpr std::size_t kNoteCharacters = 500;
constexpr std::array<std::string_view, 5> kDispositions{"true-positive", "false-positive", "inconclusive", "duplicate",
                                                        "escalated"};

Failure<Error> refused(std::string detail)
{
    return Failure(Error(ErrorCode::BadRequest, std::move(detail)));
}

Result<void> named(std::string_view name, const Result<void> &result)
{
    return result ? result : Failure(Error(result.error().code, std::string(name) + result.error().detail));
}

Result<void> readNote(json::Value payload, AlertOrder &order)
{
    const std::string_view name = order.command == command::kAlertShelve ? "reason" : "note";
    const json::Value note = payload.find(name);
    const bool isRequired = order.command == command::kAlertNote || order.command == command::kAlertShelve;
    if (!note.isPresent())
        return isRequired ? Result<void>(refused(std::string(name) + " is required")) : Result<void>();
    return named(name,
                 contract::readText(note, {.fewest = 1, .most = kNoteCharacters, .allowsLines = true}, order.text));
}

Result<void> readShelving(json::Value payload, AlertOrder &order)
{
    if (const json::Value until = payload.find("until"); until.isPresent()) {
        order.until = until.isString() ? parseTimeText(until.string()) : std::nullopt;
        if (!order.until)
            return refused("until must be a time in UTC");
    }
    if (const json::Value time = payload.find("forMs"); time.isPresent()) {
        const auto number = time.integer();
        if (!number || *number <= 0 || Milliseconds(*number) > limits::kAlertShelvedMost)
            return refused("forMs must be a time of at most 30 days in milliseconds");
        order.time = Milliseconds(*number);
    }
    return {};
}

Result<void> readAssignee(json::Value payload, AlertOrder &order)
{
    const json::Value assignee = payload.find("assignee");
    if (assignee.isNull())
        return {};
    if (!assignee.isString() || !contract::isUserId(assignee.string()))
        return refused("assignee must be a user id or null");
    order.assignee = contract::PayloadText(assignee);
    return {};
}

Result<void> readCase(json::Value payload, AlertOrder &order)
{
    const bool isEnd = order.command == command::kAlertResolve;
    order.caseStatus = CaseStatus::Resolved;
    const json::Value status = payload.find("caseStatus");
    if (status.isPresent() || !isEnd) {
        const auto known = status.isString() ? contract::caseStatusOf(status.string()) : std::nullopt;
        if (!known || (isEnd && !AlertRecord::isFinal(*known)))
            return refused(isEnd ? "caseStatus must be resolved, dismissed or sar-filed" : "caseStatus is unknown");
        order.caseStatus = *known;
    }
    if (const json::Value disposition = payload.find("disposition"); disposition.isPresent()) {
        const auto known = std::find_if(kDispositions.begin(), kDispositions.end(),
                                        [&](std::string_view word) { return disposition.equals(word); });
        if (known == kDispositions.end())
            return refused("disposition is unknown");
        order.disposition = *known;
    }
    return {};
}

/// OPEN -> INVESTIGATING <-> AWAITING_USER; INVESTIGATING -> PENDING_SAR -> SAR_FILED; any that is not final may be
/// resolved or dismissed.
bool mayBecome(CaseStatus from, CaseStatus to)
{
    if (AlertRecord::isFinal(from))
        return false;
    switch (to) {
    case CaseStatus::Open:
        return false;
    case CaseStatus::Investigating:
        return from == CaseStatus::Open || from == CaseStatus::AwaitingUser;
    case CaseStatus::AwaitingUser:
    case CaseStatus::PendingSar:
        return from == CaseStatus::Investigating;
    case CaseStatus::SarFiled:
        return from == CaseStatus::PendingSar;
    case CaseStatus::Resolved:
    case CaseStatus::Dismissed:
        return true;
    }
    return false;
}

void acknowledgeBy(AlertRecord &record, std::string_view by, WallTime now, std::string_view note)
{
    record.ackBy = by;
    record.ackAt = now;
    record.ackNote = note;
}

Result<bool> changeAlarm(AlertRecord &record, AlarmEvent event)
{
    const auto next = alarmStateAfter(record.alarmState, event, record.isActive);
    if (!next)
        return refused("the alarm is " + std::string(contract::textOf(record.alarmState)));
    const bool isChange = *next != record.alarmState;
    record.alarmState = *next;
    return isChange;
}

Result<bool> shelve(const AlertOrder &order, WallTime now, AlertRecord &record)
{
    const WallTime until = order.until ? *order.until : now + order.time.value_or(limits::kAlertShelved);
    if (until <= now || until > now + limits::kAlertShelvedMost)
        return refused("until must be within the next 30 days");
    record.alarmState = contract::AlarmState::Shelved;
    record.shelvedUntil = until;
    return true;
}

Result<bool> moveCase(const AlertOrder &order, std::string_view by, WallTime now, AlertRecord &record)
{
    if (order.caseStatus == record.caseStatus && (order.disposition.empty() || order.disposition == record.disposition))
        return false;
    if (order.caseStatus != record.caseStatus && !mayBecome(record.caseStatus, order.caseStatus)) {
        return refused("the case is " + std::string(contract::textOf(record.caseStatus)));
    }
    record.caseStatus = order.caseStatus;
    if (!order.disposition.empty())
        record.disposition = order.disposition;
    if (order.command == command::kAlertResolve) {
        // Who ends the case has seen the alarm, and takes its cause for gone.
        record.isActive = false;
        record.alarmState = contract::AlarmState::Normal;
        record.shelvedUntil.reset();
        if (record.ackBy.empty())
            acknowledgeBy(record, by, now, order.text.view());
    }
    return true;
}

Result<bool> change(const AlertOrder &order, std::string_view by, WallTime now, AlertRecord &record)
{
    if (order.command == command::kAlertAcknowledge) {
        auto changed = changeAlarm(record, AlarmEvent::Acknowledge);
        if (changed && *changed)
            acknowledgeBy(record, by, now, order.text.view());
        return changed;
    }
    if (order.command == command::kAlertUnacknowledge) {
        auto changed = changeAlarm(record, AlarmEvent::Unacknowledge);
        if (changed && *changed) {
            record.ackBy.clear();
            record.ackNote.clear();
            record.ackAt.reset();
        }
        return changed;
    }
    if (order.command == command::kAlertShelve)
        return shelve(order, now, record);
    if (order.command == command::kAlertUnshelve) {
        auto changed = changeAlarm(record, AlarmEvent::Return);
        if (changed)
            record.shelvedUntil.reset();
        return changed;
    }
    if (order.command == command::kAlertAssign) {
        const bool isChange = record.assignee != order.assignee.view();
        record.assignee = order.assignee.view();
        return isChange;
    }
    if (order.command == command::kAlertNote)
        return true;
    return moveCase(order, by, now, record);
}

constexpr std::string_view kCommandPrefix = "alert-";

} // namespace

Result<AlertOrder> readAlertOrder(std::string_view name, json::Value payload)
{
    AlertOrder order{.command = name};
    const json::Value alertId = payload.find("alertId");
    const auto id = alertId.isString() ? alertId.plainString() : std::nullopt;
    if (!id || !contract::isIdentifier(*id))
        return refused("alertId must be an identifier");
    order.alertId = *id;
    if (const json::Value version = payload.find("version"); version.isPresent()) {
        order.version = version.integer();
        if (!order.version)
            return refused("version must be an integer");
    }
    if (const auto read = readNote(payload, order); !read)
        return Failure(read.error());
    Result<void> rest;
    if (name == command::kAlertShelve)
        rest = readShelving(payload, order);
    else if (name == command::kAlertAssign)
        rest = readAssignee(payload, order);
    else if (name == command::kAlertCase || name == command::kAlertResolve)
        rest = readCase(payload, order);
    if (!rest)
        return Failure(rest.error());
    return order;
}

Result<bool> carryOut(const AlertOrder &order, std::string_view by, WallTime now, AlertRecord &record)
{
    if (order.version && static_cast<std::uint64_t>(*order.version) != record.version)
        return refused("version: the alert has changed meanwhile");
    if (record.trail.size() >= limits::kAlertTrail)
        return Failure(Error(ErrorCode::LimitExceeded, "changes of one alert"));
    auto changed = change(order, by, now, record);
    if (!changed || !*changed)
        return changed;
    ++record.version;
    const bool isAssignment = order.command == command::kAlertAssign;
    record.trail.push_back({std::string(order.command.substr(kCommandPrefix.size())), std::string(by), now,
                            std::string(isAssignment ? order.assignee.view() : order.text.view())});
    return true;
}

void endShelving(AlertRecord &record, WallTime now)
{
    record.alarmState = record.isActive ? contract::AlarmState::Unacked : contract::AlarmState::Normal;
    record.shelvedUntil.reset();
    ++record.version;
    record.trail.push_back({"shelf-time-up", {}, now, {}});
}

} // namespace opsroom::hub
