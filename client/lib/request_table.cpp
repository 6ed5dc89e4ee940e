#include "client/lib/request_table.h"

#include "client/lib/json_text.h"
#include "core/protocol/json/value.h"

#include <algorithm>
#include <vector>

namespace opsroom::client {

namespace {

/// A hub refuses with exactly `{code, message, temporary}`; everything else is an answer.
std::optional<RequestError> refusalIn(json::Value answer)
{
    const auto code = answer.find("code").integer();
    const json::Value message = answer.find("message");
    const auto isTemporary = answer.find("temporary").boolean();
    if (!code || !message.isString() || !isTemporary)
        return {};
    return RequestError{RequestError::Kind::Refused, static_cast<int>(*code), QString::fromStdString(message.string()),
                        *isTemporary};
}

Reply replyOf(const QByteArray &argumentsJson)
{
    json::Document document;
    const auto arguments = document.parse(viewOf(argumentsJson), {256, 1'000'000});
    if (!arguments)
        return QByteArray();
    for (const json::Value first : arguments->elements()) {
        if (auto refusal = refusalIn(first))
            return *refusal;
        return QByteArray(first.raw().data(), static_cast<qsizetype>(first.raw().size()));
    }
    return QByteArray();
}

} // namespace

RequestTable::RequestTable(QObject *parent) : QObject(parent)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &RequestTable::expire);
}

std::optional<std::uint64_t> RequestTable::add(Done done, std::chrono::milliseconds timeout)
{
    if (m_waiting.size() >= kMostWaiting)
        return {};
    const std::uint64_t id = m_nextId++;
    m_waiting.emplace(id, Waiting{std::move(done), std::chrono::steady_clock::now() + timeout});
    armTimer();
    return id;
}

void RequestTable::answer(std::uint64_t id, const QByteArray &argumentsJson)
{
    const auto found = m_waiting.find(id);
    if (found == m_waiting.end())
        return;
    const Done done = std::move(found->second.done);
    m_waiting.erase(found);
    done(replyOf(argumentsJson));
}

void RequestTable::failAll()
{
    std::map<std::uint64_t, Waiting> waiting;
    waiting.swap(m_waiting);
    for (const auto &[id, request] : waiting)
        request.done(RequestError{RequestError::Kind::Disconnected, 0, tr("the connection ended"), true});
}

void RequestTable::armTimer()
{
    if (m_waiting.empty() || m_timer.isActive())
        return;
    const auto first = std::min_element(m_waiting.begin(), m_waiting.end(),
                                        [](const auto &a, const auto &b) { return a.second.due < b.second.due; });
    const auto wait = std::chrono::ceil<std::chrono::milliseconds>(first->second.due
                                                                   - std::chrono::steady_clock::now());
    m_timer.start(std::max(wait, std::chrono::milliseconds(0)));
}

void RequestTable::expire()
{
    const auto now = std::chrono::steady_clock::now();
    std::vector<Done> expired;
    for (auto request = m_waiting.begin(); request != m_waiting.end();) {
        if (request->second.due <= now) {
            expired.push_back(std::move(request->second.done));
            request = m_waiting.erase(request);
        } else {
            ++request;
        }
    }
    armTimer();
    for (const Done &done : expired)
        done(RequestError{RequestError::Kind::TimedOut, 0, tr("no answer in time"), true});
}

} // namespace opsroom::client
