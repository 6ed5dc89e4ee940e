#pragma once

#include "client/capture/capture_record.h"
#include "client/lib/hub_connection.h"

#include <QtCore/QFile>
#include <QtCore/QObject>
#include <QtCore/QPointer>
#include <QtCore/QTimer>

namespace opsroom::capture {

/// Writes what a connection receives into a capture until it is stopped.
///
/// Guarantees: what was received a second ago is in the file; a file that cannot be written to any more, or is full, ends
/// the recording and says why, and is readable up to there. Only the user may read the file: it holds payloads.
/// Thread: that of its event loop. Limits: kMostBytes of a file.
class CaptureWriter final : public QObject
{
    Q_OBJECT

public:
    static constexpr qint64 kMostBytes = 2LL * 1024 * 1024 * 1024;

    explicit CaptureWriter(QObject *parent = nullptr);
    ~CaptureWriter() override;

    /// \param path a file that does not exist yet. \param beginning what came before and is still so, in its order.
    /// \returns NotAvailable with what the system says if the file cannot be made.
    [[nodiscard]] Result<void> start(const QString &path, const QString &hub, client::HubConnection &connection,
                                     const QList<client::HubEvent> &beginning);
    void stop();
    void addRoundTrip(double milliseconds);
    void setMostBytes(qint64 bytes) { m_mostBytes = bytes; }

    [[nodiscard]] bool isRunning() const { return m_file.isOpen(); }
    [[nodiscard]] QString path() const { return m_file.fileName(); }
    [[nodiscard]] qint64 bytes() const { return m_bytes; }
    [[nodiscard]] quint64 events() const { return m_events; }
    [[nodiscard]] qint64 startedAtMs() const { return m_startedAtMs; }
    /// Why it ended by itself.
    [[nodiscard]] QString problem() const { return m_problem; }

Q_SIGNALS:
    /// Once a second while it runs, and when it begins or ends.
    void changed();

private:
    void onEvent(const client::HubEvent &event);
    void onState();
    void add(CaptureRecord record);
    void write(const QByteArray &line);
    void flush();
    void fail(const QString &why);

    QFile m_file;
    QPointer<client::HubConnection> m_connection;
    QTimer m_flush;
    qint64 m_mostBytes = kMostBytes;
    qint64 m_bytes = 0;
    quint64 m_events = 0;
    qint64 m_startedAtMs = 0;
    qint64 m_lastMs = 0;
    bool m_wasConnected = false;
    QString m_problem;
};

} // namespace opsroom::capture
