// HubConnection: after a loss, what went by meanwhile comes first, in order.

#include "client/lib/hub_connection.h"
#include "client/lib/json_text.h"
#include "core/contract/event_names.h"
#include "core/protocol/json/writer.h"

namespace opsroom::client {

namespace {
constexpr qsizetype kMostHeld = 10'000;
} // namespace

/// Keeps the positions of the streams, and hands the event on when its turn has come.
void HubConnection::follow(const HubEvent &event, json::Value argument)
{
    const bool isResumed = event.isNamed(contract::event::kResumed);
    if (event.isNamed(contract::event::kConnected)) {
        readIdentity(argument);
        m_positions.onConnected(argument);
    } else if (!m_hasResume) {
        handOn(event);
        return;
    } else if (isResumed) {
        m_positions.onResumed(argument);
    } else if (!event.ackId) { // what waited for its user comes outside the order of the stream
        switch (m_positions.judge(argument)) {
        case StreamPositions::Verdict::Pass:
            break;
        case StreamPositions::Verdict::Unknown:
            askEpoch(StreamPositions::tenantOf(argument));
            break;
        case StreamPositions::Verdict::Hold:
            m_held.append(event);
            if (m_held.size() > kMostHeld) {
                const QString tenantId = StreamPositions::tenantOf(argument);
                m_positions.giveUp(tenantId);
                release(tenantId);
            }
            return;
        }
    }
    const QPointer<HubConnection> self(this);
    handOn(event);
    if (self && isResumed)
        catchUp();
}

/// A stream that began after us: its events do not say in which numbering they are.
void HubConnection::askEpoch(const QString &tenantId)
{
    std::string argument;
    json::Writer(argument).beginObject().member("tenantId", tenantId.toStdString()).member("limit", 1).endObject();
    request(bytesOf(contract::command::kHistory), QByteArray::fromStdString(argument),
            [this, tenantId](const Reply &reply) {
                const auto *json = std::get_if<QByteArray>(&reply);
                json::Document document;
                const auto answer = document.parse(json != nullptr ? viewOf(*json) : "null", kHubJson);
                if (answer && answer->isObject())
                    m_positions.learnEpoch(tenantId, *answer);
            });
}

void HubConnection::catchUp()
{
    for (const StreamPositions::Request &request : m_positions.requests())
        catchUp(request);
    finishResume();
}

void HubConnection::catchUp(const StreamPositions::Request &asked)
{
    request(bytesOf(contract::command::kResume), asked.argumentJson, [this, asked](const Reply &reply) {
        const auto *error = std::get_if<RequestError>(&reply);
        if (error != nullptr && error->kind == RequestError::Kind::Disconnected)
            return; // the next connection goes on from the same position
        const auto *json = std::get_if<QByteArray>(&reply);
        json::Document document;
        const auto answer = document.parse(json != nullptr ? viewOf(*json) : "null", kHubJson);
        if (!answer || !answer->isObject()) {
            m_positions.giveUp(asked.tenantId);
        } else if (!m_positions.onAnswer(asked, *answer)) {
            for (const StreamPositions::Request &next : m_positions.requests()) {
                if (next.tenantId == asked.tenantId)
                    catchUp(next);
            }
            return;
        }
        release(asked.tenantId);
        finishResume();
    });
}

/// What was held back of a tenant, now that its turn has come.
void HubConnection::release(const QString &tenantId)
{
    const QPointer<HubConnection> self(this);
    for (const HubEvent &event : std::exchange(m_held, {})) {
        json::Document document;
        const auto argument = document.parse(viewOf(event.argument), kHubJson);
        if (!argument || StreamPositions::tenantOf(*argument) != tenantId) {
            m_held.append(event);
            continue;
        }
        std::ignore = m_positions.judge(*argument);
        Q_EMIT eventReceived(event);
        if (!self)
            return;
    }
}

void HubConnection::finishResume()
{
    if (!m_isResuming || m_positions.isCatchingUp())
        return;
    m_isResuming = false;
    Q_EMIT resumed();
}

} // namespace opsroom::client
