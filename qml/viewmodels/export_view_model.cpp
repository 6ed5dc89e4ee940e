#include "qml/viewmodels/export_view_model.h"

#include "qml/viewmodels/transaction_export.h"
#include "qml/viewmodels/words.h"

#include <QtConcurrent/QtConcurrentRun>
#include <QtCore/QFileInfo>
#include <QtCore/QFutureWatcher>
#include <QtCore/QSaveFile>

namespace opsroom::viewmodels {

namespace {
constexpr int kProgressMs = 100;
}

/// What the writing thread and the interface share.
struct ExportViewModel::Job
{
    QList<client::TransactionUpdate> updates;
    Format format = Csv;
    QString path;
    std::atomic<qsizetype> written = 0;
    std::atomic<bool> isCancelled = false;
    QFutureWatcher<QString> watcher; ///< of the error; empty: none

    /// Thread: the pool's.
    QString write()
    {
        QSaveFile file(path);
        if (!file.open(QIODevice::WriteOnly))
            return file.errorString();
        if (format == Csv)
            file.write(csvHeader());
        for (const client::TransactionUpdate &update : std::as_const(updates)) {
            if (isCancelled)
                return {};
            const QByteArray line = format == Csv ? csvLine(update) : jsonLine(update);
            if (file.write(line) != line.size())
                return file.errorString();
            ++written;
        }
        return file.commit() ? QString() : file.errorString();
    }
};

ExportViewModel::ExportViewModel(QObject *parent) : QObject(parent) {}

ExportViewModel::~ExportViewModel()
{
    if (m_job) {
        m_job->isCancelled = true;
        m_job->watcher.waitForFinished();
    }
}

double ExportViewModel::progress() const
{
    if (!m_job || m_job->updates.isEmpty())
        return m_isRunning ? 0 : 1;
    return static_cast<double>(m_job->written) / static_cast<double>(m_job->updates.size());
}

bool ExportViewModel::start(QList<client::TransactionUpdate> updates, Format format, const QUrl &file)
{
    if (m_isRunning)
        return false;
    m_job = std::make_shared<Job>();
    m_job->updates = std::move(updates);
    m_job->format = format;
    m_job->path = file.toLocalFile();
    m_isRunning = true;
    m_hasFailed = false;
    m_message = tr("Writing %1 rows").arg(countWords(m_job->updates.size()));
    connect(&m_job->watcher, &QFutureWatcher<QString>::finished, this, &ExportViewModel::onFinished);
    m_job->watcher.setFuture(QtConcurrent::run([job = m_job.get()] { return job->write(); }));
    m_timer = startTimer(kProgressMs);
    Q_EMIT changed();
    return true;
}

void ExportViewModel::cancel()
{
    if (m_isRunning)
        m_job->isCancelled = true;
}

void ExportViewModel::timerEvent(QTimerEvent *)
{
    Q_EMIT changed();
}

void ExportViewModel::onFinished()
{
    killTimer(m_timer);
    const QString error = m_job->watcher.result();
    const QString name = QFileInfo(m_job->path).fileName();
    m_isRunning = false;
    m_hasFailed = !error.isEmpty();
    if (m_hasFailed)
        m_message = tr("%1 could not be written: %2").arg(name, error);
    else if (m_job->isCancelled)
        m_message = tr("Stopped; nothing was written");
    else
        m_message = tr("%1 rows written to %2").arg(countWords(m_job->written), name);
    m_job->updates.clear();
    Q_EMIT changed();
    Q_EMIT finished();
}

} // namespace opsroom::viewmodels
