#include "server/hub/alert_record.h"

#include "core/base/time_text.h"
#include "core/protocol/json/writer.h"

namespace opsroom::hub {

namespace {

void textOrNull(json::Writer &writer, std::string_view name, std::string_view text)
{
    writer.name(name);
    if (text.empty())
        writer.null();
    else
        writer.value(text);
}

void timeOrNull(json::Writer &writer, std::string_view name, std::optional<WallTime> time)
{
    writer.name(name);
    if (time)
        writer.value(TimeText(*time).view());
    else
        writer.null();
}

void appendChange(json::Writer &writer, const AlertChange &change)
{
    writer.beginObject().member("action", change.action);
    textOrNull(writer, "by", change.by);
    writer.member("at", TimeText(change.at).view());
    if (!change.text.empty())
        writer.member("text", change.text);
    writer.endObject();
}

} // namespace

void appendAlert(std::string &object, const AlertRecord &record)
{
    std::string text;
    json::Writer writer(text);
    if (!record.members.empty())
        writer.raw(record.members);
    writer.member("alertId", record.alertId)
        .member("severity", contract::textOf(record.severity))
        .member("alarmState", contract::textOf(record.alarmState))
        .member("isActive", record.isActive)
        .member("caseStatus", contract::textOf(record.caseStatus));
    textOrNull(writer, "disposition", record.disposition);
    textOrNull(writer, "assignee", record.assignee);
    textOrNull(writer, "ackBy", record.ackBy);
    timeOrNull(writer, "ackAt", record.ackAt);
    textOrNull(writer, "ackNote", record.ackNote);
    timeOrNull(writer, "shelvedUntil", record.shelvedUntil);
    writer.member("occurrences", record.occurrences)
        .member("firstSeenAt", TimeText(record.firstSeenAt).view())
        .member("lastSeenAt", TimeText(record.lastSeenAt).view())
        .member("version", record.version);
    if (!record.trail.empty()) {
        writer.name("lastChange");
        appendChange(writer, record.trail.back());
    }
    object += text;
}

std::string trailJson(const AlertRecord &record)
{
    std::string json;
    json::Writer writer(json);
    writer.beginArray();
    for (const AlertChange &change : record.trail)
        appendChange(writer, change);
    writer.endArray();
    return json;
}

} // namespace opsroom::hub
