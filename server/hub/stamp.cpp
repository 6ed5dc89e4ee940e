#include "server/hub/stamp.h"

#include "core/base/time_text.h"
#include "core/contract/payload/common_members.h"
#include "core/protocol/json/writer.h"

#include <algorithm>

namespace opsroom::hub {

namespace {

bool isStamped(json::Value name, const Stamps &stamps)
{
    const auto plain = name.plainString();
    const std::string unescaped = plain ? std::string() : name.string();
    const std::string_view text = plain ? *plain : unescaped;
    if (text == "type")
        return !stamps.type.empty();
    return std::find(contract::kStampedMembers.begin(), contract::kStampedMembers.end(), text)
           != contract::kStampedMembers.end();
}

} // namespace

void appendStamped(std::string &out, json::Value body, std::string_view extraMembers, const Stamps &stamps)
{
    json::Writer writer(out);
    writer.beginObject();
    for (const json::Member member : body.members()) {
        if (isStamped(member.name, stamps))
            continue;
        // From the first byte of the name to the last of the value: one slice, white space included.
        const char *first = member.name.raw().data();
        const std::string_view value = member.value.raw();
        writer.raw({first, static_cast<std::size_t>(value.data() + value.size() - first)});
    }
    if (!extraMembers.empty())
        writer.raw(extraMembers);
    if (!stamps.type.empty())
        writer.member("type", stamps.type);
    writer.member("timestamp", TimeText(stamps.timestamp).view())
        .member("broadcastBy", stamps.broadcastBy)
        .member("eventId", stamps.eventId)
        .member("tenantId", stamps.tenantId)
        .member("seq", stamps.seq)
        .endObject();
}

} // namespace opsroom::hub
