#pragma once

#include "client/capture/capture_writer.h"

#include <QtCore/QObject>
#include <QtQml/qqmlregistration.h>

#include <functional>

namespace opsroom::viewmodels {

/// Records what the console receives, so that it can be looked at again.
///
/// Thread: main. Ownership: the connection outlives it.
class RecorderViewModel final : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("The console has one")
    Q_PROPERTY(bool isRecording READ isRecording NOTIFY changed FINAL)
    Q_PROPERTY(QString text READ text NOTIFY changed FINAL)
    Q_PROPERTY(QString path READ path NOTIFY changed FINAL)
    Q_PROPERTY(QString problem READ problem NOTIFY changed FINAL)

public:
    /// What is so when the recording begins, as events: who we are, open alerts, wallets.
    using Beginning = std::function<QList<client::HubEvent>()>;

    RecorderViewModel(client::HubConnection &connection, Beginning beginning, QObject *parent = nullptr);

    [[nodiscard]] bool isRecording() const { return m_writer.isRunning(); }
    /// "0:42 · 1,234 events · 3.1 MiB"
    [[nodiscard]] QString text() const;
    [[nodiscard]] QString path() const { return m_writer.path(); }
    /// Why it could not begin, or has ended by itself.
    [[nodiscard]] QString problem() const;

    /// \returns false with a problem() if the file cannot be made.
    Q_INVOKABLE bool start(const QString &path);
    Q_INVOKABLE void stop() { m_writer.stop(); }
    void addRoundTrip(double milliseconds) { m_writer.addRoundTrip(milliseconds); }

Q_SIGNALS:
    void changed();

private:
    client::HubConnection &m_connection;
    const Beginning m_beginning;
    capture::CaptureWriter m_writer;
    QString m_problem;
};

} // namespace opsroom::viewmodels
