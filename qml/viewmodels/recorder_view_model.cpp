#include "qml/viewmodels/recorder_view_model.h"

#include "qml/viewmodels/words.h"

#include <QtCore/QDateTime>
#include <QtCore/QDir>

namespace opsroom::viewmodels {

RecorderViewModel::RecorderViewModel(client::HubConnection &connection, Beginning beginning, QObject *parent)
    : QObject(parent), m_connection(connection), m_beginning(std::move(beginning))
{
    connect(&m_writer, &capture::CaptureWriter::changed, this, &RecorderViewModel::changed);
}

QString RecorderViewModel::text() const
{
    if (!isRecording())
        return {};
    const qint64 seconds = (QDateTime::currentMSecsSinceEpoch() - m_writer.startedAtMs()) / 1000;
    return tr("%1 · %2 events · %3")
        .arg(clockWords(seconds), countWords(static_cast<qint64>(m_writer.events())), sizeWords(m_writer.bytes()));
}

QString RecorderViewModel::problem() const
{
    return m_problem.isEmpty() ? m_writer.problem() : m_problem;
}

bool RecorderViewModel::start(const QString &path)
{
    if (!QFileInfo(path).dir().mkpath(QStringLiteral("."))) {
        m_problem = tr("%1 cannot be made").arg(QFileInfo(path).path());
        Q_EMIT changed();
        return false;
    }
    const auto started = m_writer.start(path, m_connection.url().toDisplayString(), m_connection, m_beginning());
    m_problem = started ? QString() : QString::fromStdString(started.error().detail);
    Q_EMIT changed();
    return m_problem.isEmpty();
}

} // namespace opsroom::viewmodels
