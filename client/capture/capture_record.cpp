#include "client/capture/capture_record.h"

#include "client/lib/json_text.h"
#include "core/base/time_text.h"
#include "core/protocol/json/value.h"
#include "core/protocol/json/writer.h"

#include <charconv>

namespace opsroom::capture {

namespace {

using client::viewOf;

constexpr int kVersion = 1;
constexpr json::Limits kLimits{64, 200'000};
constexpr std::string_view kTimeHead = R"({"at":)";

WallTime timeOf(qint64 ms)
{
    return WallTime(Milliseconds(ms));
}

QByteArray endedLine(std::string line)
{
    line += '\n';
    return client::bytesOf(line);
}

Failure<Error> bad(std::string text)
{
    return Failure(Error(ErrorCode::BadRequest, std::move(text)));
}

} // namespace

QByteArray lineOf(const CaptureHeader &header)
{
    std::string line;
    json::Writer(line)
        .beginObject()
        .member("opsroomCapture", kVersion)
        .member("hub", header.hub.toStdString())
        .member("user", header.user.toStdString())
        .member("startedAt", TimeText(timeOf(header.startedAtMs)).view())
        .endObject();
    return endedLine(std::move(line));
}

QByteArray lineOf(const CaptureRecord &record)
{
    std::string line;
    json::Writer writer(line);
    writer.beginObject().member("at", record.atMs);
    switch (record.kind) {
    case CaptureRecord::Kind::Event:
        writer.rawMember("event", viewOf(record.event.arguments));
        break;
    case CaptureRecord::Kind::Lost:
        writer.member("link", "lost");
        break;
    case CaptureRecord::Kind::Back:
        writer.member("link", "back");
        break;
    case CaptureRecord::Kind::RoundTrip:
        writer.name("roundTripMs").figure(record.roundTripMs);
        break;
    }
    writer.endObject();
    return endedLine(std::move(line));
}

Result<CaptureHeader> readCaptureHeader(const QByteArray &line)
{
    json::Document document;
    const auto value = document.parse(viewOf(line), kLimits);
    const auto version = value ? value->find("opsroomCapture").integer() : std::nullopt;
    if (!version)
        return bad("this is no capture");
    if (*version != kVersion)
        return bad("a capture of version " + std::to_string(*version) + "; this program reads version "
                   + std::to_string(kVersion));
    const json::Value startedAt = value->find("startedAt");
    const auto time = startedAt.isString() ? parseTimeText(startedAt.string()) : std::nullopt;
    return CaptureHeader{client::textOf(*value, "hub"), client::textOf(*value, "user"),
                         time ? time->time_since_epoch().count() : 0};
}

Result<CaptureRecord> readCaptureRecord(const QByteArray &line)
{
    json::Document document;
    const auto value = document.parse(viewOf(line), kLimits);
    const auto at = value ? value->find("at").integer() : std::nullopt;
    if (!at)
        return bad("no record of a capture");
    CaptureRecord record;
    record.atMs = *at;
    if (const json::Value event = value->find("event"); event.isArray()) {
        record.event.arguments = client::bytesOf(event.raw());
        record.event.receivedAtMs = *at;
        int index = 0;
        for (const json::Value element : event.elements()) {
            if (index == 0)
                record.event.name = client::textOf(element);
            else if (index == 1)
                record.event.argument = client::bytesOf(element.raw());
            else
                break;
            ++index;
        }
        return record.event.name.isEmpty() ? Result<CaptureRecord>(bad("an event without a name")) : record;
    }
    if (const json::Value link = value->find("link"); link.isString()) {
        record.kind = link.string() == "lost" ? CaptureRecord::Kind::Lost : CaptureRecord::Kind::Back;
        return record;
    }
    if (const json::Value trip = value->find("roundTripMs"); trip.isNumber()) {
        record.kind = CaptureRecord::Kind::RoundTrip;
        record.roundTripMs = client::bytesOf(trip.raw()).toDouble();
        return record;
    }
    return bad("a record of a kind that this program does not know");
}

std::optional<qint64> timeOfLine(const QByteArray &line)
{
    const std::string_view text = viewOf(line);
    if (!text.starts_with(kTimeHead))
        return {};
    qint64 at = 0;
    const char *end = text.data() + text.size();
    const auto [rest, error] = std::from_chars(text.data() + kTimeHead.size(), end, at);
    return error == std::errc() && rest != end && *rest == ',' ? std::optional(at) : std::nullopt;
}

} // namespace opsroom::capture
