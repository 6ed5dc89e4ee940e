#include "server/store/sqlite/alert_text.h"

#include "core/protocol/json/document.h"
#include "core/protocol/json/value.h"
#include "core/protocol/json/writer.h"

namespace opsroom::store {

namespace {

std::int64_t millisecondsOf(WallTime time)
{
    return time.time_since_epoch().count();
}

std::string textIn(json::Value object, std::string_view name)
{
    const json::Value value = object.find(name);
    return value.isString() ? value.string() : std::string();
}

std::int64_t numberIn(json::Value object, std::string_view name)
{
    return object.find(name).integer().value_or(0);
}

std::optional<WallTime> timeIn(json::Value object, std::string_view name)
{
    const auto number = object.find(name).integer();
    return number ? std::optional(WallTime(Milliseconds(*number))) : std::nullopt;
}

hub::AlertChange changeOf(json::Value change)
{
    return {textIn(change, "action"), textIn(change, "by"), timeIn(change, "at").value_or(WallTime()),
            textIn(change, "text")};
}

} // namespace

std::string alertText(const hub::AlertRecord &record)
{
    std::string text;
    json::Writer writer(text);
    writer.beginObject()
        .member("alertId", record.alertId)
        .member("dedupKey", record.dedupKey)
        .member("members", record.members)
        .member("subjectUser", record.subjectUser)
        .name("allowedRoles")
        .beginArray();
    for (const std::string &role : record.allowedRoles)
        writer.value(role);
    writer.endArray()
        .member("severity", contract::textOf(record.severity))
        .member("alarmState", contract::textOf(record.alarmState))
        .member("caseStatus", contract::textOf(record.caseStatus))
        .member("isActive", record.isActive)
        .member("disposition", record.disposition)
        .member("assignee", record.assignee)
        .member("ackBy", record.ackBy)
        .member("ackNote", record.ackNote);
    if (record.ackAt)
        writer.member("ackAt", millisecondsOf(*record.ackAt));
    if (record.shelvedUntil)
        writer.member("shelvedUntil", millisecondsOf(*record.shelvedUntil));
    writer.member("occurrences", record.occurrences)
        .member("version", record.version)
        .member("firstSeenAt", millisecondsOf(record.firstSeenAt))
        .member("lastSeenAt", millisecondsOf(record.lastSeenAt))
        .name("trail")
        .beginArray();
    for (const hub::AlertChange &change : record.trail) {
        writer.beginObject()
            .member("action", change.action)
            .member("by", change.by)
            .member("at", millisecondsOf(change.at))
            .member("text", change.text)
            .endObject();
    }
    writer.endArray().endObject();
    return text;
}

std::optional<hub::AlertRecord> readAlertText(std::string_view text)
{
    json::Document document;
    const auto parsed = document.parse(text);
    if (!parsed)
        return {};
    const json::Value object = *parsed;
    const auto severity = contract::kSeverityNames.valueOf(textIn(object, "severity"));
    const auto alarmState = contract::kAlarmStateNames.valueOf(textIn(object, "alarmState"));
    const auto caseStatus = contract::kCaseStatusNames.valueOf(textIn(object, "caseStatus"));
    if (!severity || !alarmState || !caseStatus || textIn(object, "alertId").empty())
        return {};
    hub::AlertRecord record;
    record.alertId = textIn(object, "alertId");
    record.dedupKey = textIn(object, "dedupKey");
    record.members = textIn(object, "members");
    record.subjectUser = textIn(object, "subjectUser");
    for (const json::Value role : object.find("allowedRoles").elements())
        record.allowedRoles.push_back(role.string());
    record.severity = *severity;
    record.alarmState = *alarmState;
    record.caseStatus = *caseStatus;
    record.isActive = object.find("isActive").boolean().value_or(false);
    record.disposition = textIn(object, "disposition");
    record.assignee = textIn(object, "assignee");
    record.ackBy = textIn(object, "ackBy");
    record.ackNote = textIn(object, "ackNote");
    record.ackAt = timeIn(object, "ackAt");
    record.shelvedUntil = timeIn(object, "shelvedUntil");
    record.occurrences = std::uint64_t(numberIn(object, "occurrences"));
    record.version = std::uint64_t(numberIn(object, "version"));
    record.firstSeenAt = timeIn(object, "firstSeenAt").value_or(WallTime());
    record.lastSeenAt = timeIn(object, "lastSeenAt").value_or(WallTime());
    for (const json::Value change : object.find("trail").elements())
        record.trail.push_back(changeOf(change));
    return record;
}

} // namespace opsroom::store
