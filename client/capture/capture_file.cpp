#include "client/capture/capture_file.h"

namespace opsroom::capture {

Result<std::unique_ptr<CaptureFile>> CaptureFile::open(const QString &path)
{
    std::unique_ptr<CaptureFile> capture(new CaptureFile);
    capture->m_file.setFileName(path);
    if (!capture->m_file.open(QIODevice::ReadOnly))
        return Failure(Error(ErrorCode::NotAvailable, capture->m_file.errorString().toStdString()));
    if (auto scanned = capture->scan(); !scanned)
        return Failure(scanned.error());
    capture->rewind();
    return capture;
}

Result<void> CaptureFile::scan()
{
    auto header = readCaptureHeader(m_file.readLine(kMostLine));
    if (!header)
        return Failure(header.error());
    m_header = *header;
    m_endMs = m_header.startedAtMs;
    m_firstRecord = m_file.pos();
    QList<qint32> seconds; ///< records of each second
    while (readLine()) {
        const auto time = timeOfLine(m_line);
        if (!time) {
            ++m_skipped;
            continue;
        }
        ++m_records;
        m_endMs = std::max(m_endMs, *time);
        const qint64 second = std::max<qint64>(*time - startMs(), 0) / 1000;
        // A day has 86,400; what is longer is drawn without its end.
        constexpr qsizetype kMostSeconds = 1'000'000;
        if (second < kMostSeconds) {
            if (second >= seconds.size())
                seconds.resize(second + 1);
            ++seconds[second];
        }
    }
    m_density = QList<int>(kBins, 0);
    for (qsizetype second = 0; second < seconds.size(); ++second)
        m_density[second * kBins / seconds.size()] += seconds[second];
    return {};
}

/// Without its end; a line without one was never finished.
bool CaptureFile::readLine()
{
    m_line = m_file.readLine(kMostLine);
    if (!m_line.endsWith('\n')) {
        m_line.clear();
        return false;
    }
    m_line.chop(1);
    return true;
}

std::optional<qint64> CaptureFile::nextTime()
{
    while (!m_line.isEmpty() || readLine()) {
        if (const auto time = timeOfLine(m_line))
            return time;
        m_line.clear();
    }
    return {};
}

std::optional<CaptureRecord> CaptureFile::next()
{
    while (nextTime()) {
        auto record = readCaptureRecord(m_line);
        m_line.clear();
        if (record)
            return *record;
        ++m_skipped;
    }
    return {};
}

void CaptureFile::rewind()
{
    m_line.clear();
    m_file.seek(m_firstRecord);
}

} // namespace opsroom::capture
