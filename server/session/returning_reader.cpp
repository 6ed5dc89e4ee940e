#include "server/session/returning_reader.h"

#include "core/contract/identifier.h"
#include "core/contract/limits.h"

namespace opsroom::session {

namespace {

namespace limits = contract::limits;

constexpr std::size_t kPidBytes = 20;
constexpr std::size_t kOffsetBytes = 16;
constexpr std::size_t kEpochBytes = 64;

/// A text of \a least to \a most bytes. \returns an empty one for anything else.
std::string textOf(json::Value value, std::size_t least, std::size_t most)
{
    std::string text = value.isString() ? value.string() : std::string();
    return text.size() >= least && text.size() <= most ? text : std::string();
}

std::optional<hub::Returning::Point> readPoint(json::Value value)
{
    hub::Returning::Point point;
    point.epoch = textOf(value.find("epoch"), 1, kEpochBytes);
    const auto seq = value.find("seq").integer();
    if (point.epoch.empty() || !seq || *seq < 0)
        return {};
    point.seq = static_cast<std::uint64_t>(*seq);
    if (const json::Value tenant = value.find("tenantId"); tenant.isPresent()) {
        point.tenantId = tenant.isString() ? tenant.string() : std::string();
        if (!contract::isTenantId(point.tenantId))
            return {};
    }
    return point;
}

bool readStreams(json::Value list, hub::Returning &returning)
{
    if (!list.is(json::Type::Array))
        return false;
    for (const json::Value value : list.elements()) {
        auto point = value.isObject() ? readPoint(value) : std::nullopt;
        if (!point || returning.streams.size() == limits::kResumedStreams)
            return false;
        returning.streams.push_back(std::move(*point));
    }
    return true;
}

bool readChannels(json::Value list, hub::Returning &returning)
{
    if (!list.is(json::Type::Array))
        return false;
    for (const json::Value value : list.elements()) {
        std::string channel = textOf(value, 1, limits::kChannelNameBytes);
        if (channel.empty() || returning.channels.size() == limits::kChannelsPerConnection)
            return false;
        returning.channels.push_back(std::move(channel));
    }
    return true;
}

} // namespace

Result<hub::Returning> readReturning(json::Value auth)
{
    hub::Returning returning;
    if (!auth.isPresent())
        return returning;
    returning.pid = textOf(auth.find("pid"), kPidBytes, kPidBytes);
    returning.offset = textOf(auth.find("offset"), 1, kOffsetBytes);
    const json::Value resume = auth.find("resume");
    if (!resume.isPresent() || resume.isNull())
        return returning;
    bool isWell = resume.isObject();
    const json::Value streams = isWell ? resume.find("streams") : json::Value();
    const json::Value channels = isWell ? resume.find("channels") : json::Value();
    if (isWell && streams.isPresent()) {
        isWell = readStreams(streams, returning);
    } else if (isWell) {
        auto point = readPoint(resume);
        isWell = point.has_value();
        if (point)
            returning.streams.push_back(std::move(*point));
    }
    if (isWell && channels.isPresent())
        isWell = readChannels(channels, returning);
    if (!isWell)
        return Failure(Error(ErrorCode::BadRequest,
                             "resume: expected {epoch, seq} or {streams: [{tenantId, epoch, seq}], channels?}"));
    return returning;
}

} // namespace opsroom::session
