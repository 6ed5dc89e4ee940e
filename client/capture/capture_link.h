#pragma once

#include "client/capture/capture_player.h"
#include "client/lib/link.h"

#include <QtCore/QPointer>

namespace opsroom::capture {

/// A capture in place of a hub: what was received is received again, and nothing can be sent.
///
/// It is connected while the console was connected to its hub.
/// Thread: that of the player, which outlives it.
class CaptureLink final : public client::Link
{
    Q_OBJECT

public:
    explicit CaptureLink(CapturePlayer &player, QObject *parent = nullptr);

    void open() override;
    void close() override;
    [[nodiscard]] bool isConnected() const override { return m_isConnected; }
    /// Refused, if it asks for an answer.
    void sendEvent(const QByteArray &name, const QByteArray &argumentsJson,
                   std::optional<std::uint64_t> ackId) override;
    void sendAck(std::uint64_t ackId, const QByteArray &argumentsJson) override;

private:
    void onBack();
    void onLost();

    const QPointer<CapturePlayer> m_player;
    bool m_isConnected = false;
    bool m_isEnded = false;
};

} // namespace opsroom::capture
