#include "client/capture/capture_writer.h"

#include <QtCore/QDateTime>

namespace opsroom::capture {

namespace {
constexpr std::chrono::seconds kFlushInterval(1);
constexpr auto kOnlyOurs = QFileDevice::ReadOwner | QFileDevice::WriteOwner;
} // namespace

CaptureWriter::CaptureWriter(QObject *parent) : QObject(parent)
{
    connect(&m_flush, &QTimer::timeout, this, [this] {
        flush();
        Q_EMIT changed();
    });
}

CaptureWriter::~CaptureWriter()
{
    stop();
}

Result<void> CaptureWriter::start(const QString &path, const QString &hub, client::HubConnection &connection,
                                  const QList<client::HubEvent> &beginning)
{
    stop();
    m_problem.clear();
    m_file.setFileName(path);
    if (!m_file.open(QIODevice::WriteOnly | QIODevice::NewOnly, kOnlyOurs))
        return Failure(Error(ErrorCode::NotAvailable, m_file.errorString().toStdString()));
    m_bytes = 0;
    m_events = 0;
    m_startedAtMs = QDateTime::currentMSecsSinceEpoch();
    m_lastMs = m_startedAtMs;
    m_connection = &connection;
    m_wasConnected = connection.isConnected();
    write(lineOf(CaptureHeader{hub, connection.userId(), m_startedAtMs}));
    add({m_wasConnected ? CaptureRecord::Kind::Back : CaptureRecord::Kind::Lost, m_startedAtMs, {}, 0});
    for (const client::HubEvent &event : beginning)
        add({CaptureRecord::Kind::Event, m_startedAtMs, event, 0});
    if (!isRunning())
        return Failure(Error(ErrorCode::NotAvailable, m_problem.toStdString()));
    connect(&connection, &client::HubConnection::eventReceived, this, &CaptureWriter::onEvent);
    connect(&connection, &client::HubConnection::stateChanged, this, &CaptureWriter::onState);
    m_flush.start(kFlushInterval);
    Q_EMIT changed();
    return {};
}

void CaptureWriter::stop()
{
    if (!isRunning())
        return;
    flush();
    m_flush.stop();
    m_file.close();
    if (m_connection)
        m_connection->disconnect(this);
    m_connection = nullptr;
    Q_EMIT changed();
}

void CaptureWriter::onEvent(const client::HubEvent &event)
{
    ++m_events;
    add({CaptureRecord::Kind::Event, event.receivedAtMs, event, 0});
}

void CaptureWriter::onState()
{
    const bool isConnected = m_connection->isConnected();
    if (isConnected == m_wasConnected)
        return;
    m_wasConnected = isConnected;
    add({isConnected ? CaptureRecord::Kind::Back : CaptureRecord::Kind::Lost,
         QDateTime::currentMSecsSinceEpoch(),
         {},
         0});
}

void CaptureWriter::addRoundTrip(double milliseconds)
{
    if (isRunning())
        add({CaptureRecord::Kind::RoundTrip, QDateTime::currentMSecsSinceEpoch(), {}, milliseconds});
}

/// A wall clock may be set back; the times of a capture never go back.
void CaptureWriter::add(CaptureRecord record)
{
    m_lastMs = std::max(m_lastMs, record.atMs);
    record.atMs = m_lastMs;
    write(lineOf(record));
}

void CaptureWriter::write(const QByteArray &line)
{
    if (!isRunning())
        return;
    if (m_bytes + line.size() > m_mostBytes) {
        fail(tr("The capture has reached its limit of %1 MiB").arg(m_mostBytes / (1024 * 1024)));
        return;
    }
    if (m_file.write(line) != line.size()) {
        fail(m_file.errorString());
        return;
    }
    m_bytes += line.size();
}

void CaptureWriter::flush()
{
    if (isRunning() && !m_file.flush())
        fail(m_file.errorString());
}

void CaptureWriter::fail(const QString &why)
{
    m_problem = why;
    m_flush.stop();
    m_file.close();
    if (m_connection)
        m_connection->disconnect(this);
    Q_EMIT changed();
}

} // namespace opsroom::capture
