#include "server/hub/reply.h"

#include "core/base/time_text.h"
#include "core/protocol/json/writer.h"

namespace opsroom::hub {

namespace {

void appendError(json::Writer &writer, const Error &error)
{
    const ErrorTraits &traits = traitsOf(error.code);
    std::string message(traits.message);
    if (!error.detail.empty())
        message += ": " + error.detail;
    writer.member("code", static_cast<unsigned>(error.code))
        .member("message", message)
        .member("temporary", traits.temporary);
}

} // namespace

std::string errorJson(const Error &error)
{
    std::string json;
    json::Writer writer(json);
    writer.beginObject();
    appendError(writer, error);
    writer.endObject();
    return json;
}

std::string errorEventJson(std::string_view command, const Error &error)
{
    std::string json;
    json::Writer writer(json);
    writer.beginObject().member("event", command);
    appendError(writer, error);
    writer.endObject();
    return json;
}

std::string farewellJson(contract::CloseCode code, WallTime now, std::string_view message)
{
    std::string json;
    json::Writer writer(json);
    writer.beginObject()
        .member("code", static_cast<unsigned>(code))
        .member("reason", contract::reasonOf(code))
        .member("reconnect", contract::mayReconnect(code))
        .member("timestamp", TimeText(now).view());
    if (!message.empty())
        writer.member("message", message);
    writer.endObject();
    return json;
}

} // namespace opsroom::hub
