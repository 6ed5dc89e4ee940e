#include "client/lib/stream_positions.h"

#include "client/lib/json_text.h"
#include "core/base/error.h"
#include "core/protocol/json/writer.h"

#include <algorithm>

namespace opsroom::client {

namespace {

quint64 numberOf(json::Value value)
{
    return static_cast<quint64>(std::max<std::int64_t>(value.integer().value_or(0), 0));
}

bool isOk(json::Value answer)
{
    return answer.find("ok").boolean().value_or(false);
}

} // namespace

QByteArray StreamPositions::resumeJson() const
{
    std::string json;
    json::Writer writer(json);
    writer.beginObject().name("streams").beginArray();
    bool isAny = false;
    for (auto stream = m_streams.cbegin(); stream != m_streams.cend(); ++stream) {
        if (stream->epoch.isEmpty())
            continue;
        isAny = true;
        writer.beginObject()
            .member("tenantId", stream.key().toStdString())
            .member("epoch", stream->epoch.toStdString())
            .member("seq", stream->seq)
            .endObject();
    }
    writer.endArray().endObject();
    return isAny ? QByteArray::fromStdString(json) : QByteArray();
}

void StreamPositions::onLost()
{
    for (Stream &stream : m_streams) {
        stream.isCatchingUp = false;
        stream.until = 0;
    }
    m_outcome = {};
}

void StreamPositions::onConnected(json::Value connected)
{
    for (const json::Value value : connected.find("streams").elements()) {
        const QString tenantId = textOf(value.find("tenantId"));
        const auto known = m_streams.find(tenantId);
        if (known == m_streams.end()) {
            if (m_streams.size() < kMostTenants)
                m_streams.insert(tenantId, {textOf(value.find("epoch")), numberOf(value.find("seq")), 0, false});
        } else if (known->epoch.isEmpty()) {
            // Heard of, but the loss came before its epoch was known.
            m_outcome.isExact = false;
            *known = {textOf(value.find("epoch")), numberOf(value.find("seq")), 0, false};
        }
    }
}

void StreamPositions::onResumed(json::Value resumed)
{
    for (const json::Value answer : resumed.find("streams").elements()) {
        const QString tenantId = textOf(answer.find("tenantId"));
        if (const auto stream = m_streams.find(tenantId); stream != m_streams.end())
            apply(tenantId, *stream, answer);
    }
}

void StreamPositions::apply(const QString &tenantId, Stream &stream, json::Value answer)
{
    const quint64 lastSeq = numberOf(answer.find("lastSeq"));
    if (stream.until == 0)
        stream.until = lastSeq; // as it was when the connection began
    if (isOk(answer)) {
        m_outcome.recovered += numberOf(answer.find("recovered"));
        stream.seq = std::max(stream.seq, numberOf(answer.find("seq")));
        const bool isComplete = answer.find("isComplete").boolean().value_or(true);
        stream.isCatchingUp = stream.seq < stream.until && !isComplete;
        if (isComplete)
            stream.seq = std::max(stream.seq, stream.until); // the last numbers may be nobody's
        return;
    }
    stream.isCatchingUp = false;
    if (numberOf(answer.find("code")) != static_cast<quint64>(ErrorCode::UnrecoverablePosition)) {
        m_outcome.isExact = false;
        m_streams.remove(tenantId); // not ours any more
        return;
    }
    // Part of it is forgotten: from the first that can be had.
    const QString epoch = textOf(answer.find("epoch"));
    const json::Value first = answer.find("firstSeq");
    const quint64 from = first.isNumber() ? numberOf(first) - 1 : lastSeq;
    const bool isSameEpoch = epoch == stream.epoch && stream.seq <= from;
    m_outcome.isExact = m_outcome.isExact && isSameEpoch;
    m_outcome.lost += isSameEpoch ? from - stream.seq : from;
    stream.epoch = epoch;
    stream.seq = from;
    stream.isCatchingUp = from < stream.until;
}

QString StreamPositions::tenantOf(json::Value event)
{
    return textOf(event.find("tenantId"));
}

StreamPositions::Verdict StreamPositions::judge(json::Value event)
{
    const json::Value number = event.find("seq");
    const QString tenantId = tenantOf(event);
    if (!number.isNumber() || tenantId.isEmpty())
        return Verdict::Pass;
    const quint64 seq = numberOf(number);
    const auto known = m_streams.find(tenantId);
    if (known == m_streams.end()) {
        if (m_streams.size() >= kMostTenants)
            return Verdict::Pass;
        m_streams.insert(tenantId, {{}, seq, 0, false});
        return Verdict::Unknown;
    }
    if (known->isCatchingUp && seq > known->until)
        return Verdict::Hold;
    known->seq = std::max(known->seq, seq);
    return Verdict::Pass;
}

void StreamPositions::learnEpoch(const QString &tenantId, json::Value answer)
{
    const auto stream = m_streams.find(tenantId);
    if (stream != m_streams.end() && stream->epoch.isEmpty())
        stream->epoch = textOf(answer.find("epoch"));
}

QList<StreamPositions::Request> StreamPositions::requests() const
{
    QList<Request> requests;
    for (auto stream = m_streams.cbegin(); stream != m_streams.cend(); ++stream) {
        if (!stream->isCatchingUp)
            continue;
        std::string json;
        json::Writer(json)
            .beginObject()
            .member("tenantId", stream.key().toStdString())
            .member("epoch", stream->epoch.toStdString())
            .member("seq", stream->seq)
            .member("until", stream->until + 1)
            .endObject();
        requests.append({stream.key(), stream->seq, QByteArray::fromStdString(json)});
    }
    return requests;
}

bool StreamPositions::onAnswer(const Request &request, json::Value answer)
{
    const auto stream = m_streams.find(request.tenantId);
    if (stream == m_streams.end())
        return true;
    apply(request.tenantId, *stream, answer);
    // An answer that led nowhere would be asked for without end.
    if (isCatchingUp(request.tenantId) && isOk(answer) && numberOf(answer.find("seq")) <= request.seq)
        giveUp(request.tenantId);
    return !isCatchingUp(request.tenantId);
}

void StreamPositions::giveUp(const QString &tenantId)
{
    const auto stream = m_streams.find(tenantId);
    if (stream == m_streams.end() || !stream->isCatchingUp)
        return;
    m_outcome.lost += stream->until - stream->seq;
    stream->seq = stream->until;
    stream->isCatchingUp = false;
}

bool StreamPositions::isCatchingUp() const
{
    return std::any_of(m_streams.cbegin(), m_streams.cend(), [](const Stream &stream) { return stream.isCatchingUp; });
}

bool StreamPositions::isCatchingUp(const QString &tenantId) const
{
    const auto stream = m_streams.find(tenantId);
    return stream != m_streams.cend() && stream->isCatchingUp;
}

} // namespace opsroom::client
