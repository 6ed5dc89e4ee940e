#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QList>

#include <optional>

namespace opsroom::replay {

/// Reads CSV (RFC 4180) record by record: quoted fields, doubled quotes, line breaks inside quotes; CRLF or LF.
///
/// Thread: one thread. Ownership: borrows the text.
class CsvReader
{
public:
    explicit CsvReader(const QByteArray &text);

    /// The next record; nothing at the end, or at a quote that is never closed (then isMalformed()).
    [[nodiscard]] std::optional<QList<QByteArray>> next();
    [[nodiscard]] bool isMalformed() const { return m_isMalformed; }
    /// Line on which the last record began, from 1.
    [[nodiscard]] int line() const { return m_recordLine; }

private:
    [[nodiscard]] QByteArray field(bool &isLast);

    const QByteArray &m_text;
    qsizetype m_at = 0;
    int m_line = 1;
    int m_recordLine = 1;
    bool m_isMalformed = false;
};

} // namespace opsroom::replay
