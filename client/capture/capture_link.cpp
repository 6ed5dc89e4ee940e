#include "client/capture/capture_link.h"

#include "core/base/error.h"
#include "core/protocol/json/writer.h"

namespace opsroom::capture {

namespace {
constexpr int kAbnormal = 1006;
constexpr int kNormal = 1000;
} // namespace

CaptureLink::CaptureLink(CapturePlayer &player, QObject *parent) : Link(parent), m_player(&player) {}

void CaptureLink::open()
{
    if (!m_player)
        return;
    connect(m_player, &CapturePlayer::linkBack, this, &CaptureLink::onBack);
    connect(m_player, &CapturePlayer::linkLost, this, &CaptureLink::onLost);
    connect(m_player, &CapturePlayer::eventPlayed, this, &CaptureLink::eventReceived);
    if (m_player->isLinkUp())
        onBack();
}

void CaptureLink::close()
{
    if (m_isEnded)
        return;
    m_isEnded = true;
    m_isConnected = false;
    Q_EMIT ended(kNormal, {});
}

void CaptureLink::onBack()
{
    if (m_isConnected)
        return;
    m_isConnected = true;
    Q_EMIT connected(QStringLiteral("capture"));
}

void CaptureLink::onLost()
{
    if (!m_isConnected)
        return;
    m_isEnded = true;
    m_isConnected = false;
    Q_EMIT ended(kAbnormal, tr("the connection was lost when this was recorded"));
}

void CaptureLink::sendEvent(const QByteArray & /*name*/, const QByteArray & /*argumentsJson*/,
                            std::optional<std::uint64_t> ackId)
{
    if (!ackId)
        return;
    std::string answer;
    json::Writer(answer)
        .beginArray()
        .beginObject()
        .member("code", static_cast<int>(ErrorCode::NotAvailable))
        .member("message", tr("this is a capture: there is no hub behind it").toStdString())
        .member("temporary", false)
        .endObject()
        .endArray();
    const QByteArray json = QByteArray::fromStdString(answer);
    QMetaObject::invokeMethod(
        this, [this, id = *ackId, json] { Q_EMIT acked(id, json); }, Qt::QueuedConnection);
}

void CaptureLink::sendAck(std::uint64_t /*ackId*/, const QByteArray & /*argumentsJson*/) {}

} // namespace opsroom::capture
