#pragma once

#include "client/lib/updates.h"

#include <QtCore/QObject>
#include <QtCore/QUrl>
#include <QtQml/qqmlregistration.h>

#include <memory>

namespace opsroom::viewmodels {

/// Writes rows to a file, off the interface's thread, with progress.
///
/// The file appears complete or not at all. Thread: main.
class ExportViewModel : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Belongs to the transactions page")
    Q_PROPERTY(bool isRunning READ isRunning NOTIFY changed FINAL)
    Q_PROPERTY(double progress READ progress NOTIFY changed FINAL)
    Q_PROPERTY(QString message READ message NOTIFY changed FINAL)
    Q_PROPERTY(bool hasFailed READ hasFailed NOTIFY changed FINAL)

public:
    enum Scope { Selection, Filtered, All };
    Q_ENUM(Scope)
    enum Format { Csv, JsonLines };
    Q_ENUM(Format)

    explicit ExportViewModel(QObject *parent = nullptr);
    ~ExportViewModel() override;

    [[nodiscard]] bool isRunning() const { return m_isRunning; }
    /// 0 to 1.
    [[nodiscard]] double progress() const;
    /// What happened: "12,345 rows written to payments.csv", or why not.
    [[nodiscard]] QString message() const { return m_message; }
    [[nodiscard]] bool hasFailed() const { return m_hasFailed; }

    /// \param updates shared copies, so that the feed may move on. \returns false while another export runs.
    bool start(QList<client::TransactionUpdate> updates, Format format, const QUrl &file);
    Q_INVOKABLE void cancel();

Q_SIGNALS:
    void changed();
    void finished();

private:
    struct Job;
    void onFinished();

    std::shared_ptr<Job> m_job;
    bool m_isRunning = false;
    bool m_hasFailed = false;
    QString m_message;
    int m_timer = 0;
    void timerEvent(QTimerEvent *event) override;
};

} // namespace opsroom::viewmodels
