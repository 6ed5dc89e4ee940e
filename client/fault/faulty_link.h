#pragma once

#include "client/fault/fault_line.h"
#include "client/lib/link.h"

#include <QtCore/QPointer>

namespace opsroom::fault {

/// A link whose events come over a line with faults; answers and what is sent pass untouched.
///
/// Thread: that of its event loop. Ownership: the line outlives it.
class FaultyLink final : public client::Link
{
    Q_OBJECT

public:
    FaultyLink(std::unique_ptr<client::Link> link, FaultLine &line, QObject *parent = nullptr);
    ~FaultyLink() override;

    void open() override { m_link->open(); }
    void close() override { m_link->close(); }
    [[nodiscard]] bool isConnected() const override { return !m_isEnded && m_link->isConnected(); }
    void sendEvent(const QByteArray &name, const QByteArray &argumentsJson, std::optional<std::uint64_t> ackId) override
    {
        m_link->sendEvent(name, argumentsJson, ackId);
    }
    void sendAck(std::uint64_t ackId, const QByteArray &argumentsJson) override
    {
        m_link->sendAck(ackId, argumentsJson);
    }
    /// Ends as if the hub had closed with this code.
    void endWith(int code, const QString &reason);

private:
    const std::unique_ptr<client::Link> m_link;
    FaultLine &m_line;
    bool m_isEnded = false;
};

} // namespace opsroom::fault
