#pragma once

#include "client/capture/capture_record.h"

#include <QtCore/QFile>
#include <QtCore/QList>

#include <memory>

namespace opsroom::capture {

/// A capture that is read, record by record, from any time on.
///
/// Guarantees: a last line that was never finished counts as absent; lines that are no records are skipped and counted.
/// Thread: one. Limits: kMostLine bytes of a line.
class CaptureFile
{
public:
    static constexpr qint64 kMostLine = 20LL * 1024 * 1024;
    static constexpr int kBins = 240;

    /// Looks through the whole file once. \returns NotAvailable if it cannot be read, BadRequest if it is no capture.
    [[nodiscard]] static Result<std::unique_ptr<CaptureFile>> open(const QString &path);

    [[nodiscard]] const CaptureHeader &header() const { return m_header; }
    [[nodiscard]] QString path() const { return m_file.fileName(); }
    [[nodiscard]] qint64 startMs() const { return m_header.startedAtMs; }
    /// Time of the last record.
    [[nodiscard]] qint64 endMs() const { return m_endMs; }
    [[nodiscard]] quint64 records() const { return m_records; }
    [[nodiscard]] quint64 skipped() const { return m_skipped; }
    /// Records in each of kBins equal parts of its time.
    [[nodiscard]] const QList<int> &density() const { return m_density; }

    /// The next record; nothing at the end.
    [[nodiscard]] std::optional<CaptureRecord> next();
    /// Time of the record that next() returns.
    [[nodiscard]] std::optional<qint64> nextTime();
    void rewind();

private:
    CaptureFile() = default;
    [[nodiscard]] Result<void> scan();
    [[nodiscard]] bool readLine();

    QFile m_file;
    CaptureHeader m_header;
    qint64 m_endMs = 0;
    quint64 m_records = 0;
    quint64 m_skipped = 0;
    qint64 m_firstRecord = 0; ///< offset
    QList<int> m_density;
    QByteArray m_line; ///< read ahead; empty: none
};

} // namespace opsroom::capture
