#include "client/lib/update_stream.h"

namespace opsroom::client {

namespace {
constexpr std::chrono::milliseconds kBatchInterval{50};
}

UpdateStream::UpdateStream(std::string_view event, QObject *parent)
    : QObject(parent), m_event(event.data(), static_cast<qsizetype>(event.size()))
{
    m_flush.setSingleShot(true);
    m_flush.setInterval(kBatchInterval);
    connect(&m_flush, &QTimer::timeout, this, &UpdateStream::flushNow);
}

void UpdateStream::flushNow()
{
    if (!m_isWaiting)
        return;
    m_isWaiting = false;
    m_flush.stop();
    flush();
    Q_EMIT countsChanged();
}

void UpdateStream::setConnection(HubConnection *connection)
{
    if (m_connection == connection)
        return;
    if (m_connection)
        m_connection->disconnect(this);
    m_connection = connection;
    if (m_connection)
        connect(m_connection, &HubConnection::eventReceived, this, &UpdateStream::onEvent);
    Q_EMIT connectionChanged();
}

void UpdateStream::onEvent(const HubEvent &event)
{
    if (event.name != m_event)
        return;
    ++m_received;
    if (!read(event))
        ++m_malformed;
    m_isWaiting = true;
    if (!m_flush.isActive())
        m_flush.start();
}

} // namespace opsroom::client
