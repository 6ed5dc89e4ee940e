#include "client/replay/csv_reader.h"

namespace opsroom::replay {

CsvReader::CsvReader(const QByteArray &text) : m_text(text)
{
    if (m_text.startsWith("\xef\xbb\xbf"))
        m_at = 3;
}

std::optional<QList<QByteArray>> CsvReader::next()
{
    if (m_at >= m_text.size() || m_isMalformed)
        return {};
    m_recordLine = m_line;
    QList<QByteArray> record;
    bool isLast = false;
    while (!isLast) {
        record.append(field(isLast));
        if (m_isMalformed)
            return {};
    }
    return record;
}

/// Reads one field and the separator or line end behind it.
QByteArray CsvReader::field(bool &isLast)
{
    QByteArray value;
    bool isQuoted = m_at < m_text.size() && m_text[m_at] == '"';
    if (isQuoted)
        ++m_at;
    for (; m_at < m_text.size(); ++m_at) {
        const char c = m_text[m_at];
        if (c == '\n')
            ++m_line;
        if (isQuoted && c == '"') {
            if (m_at + 1 >= m_text.size() || m_text[m_at + 1] != '"') {
                isQuoted = false;
                continue;
            }
            ++m_at;
        } else if (!isQuoted && c == ',') {
            ++m_at;
            return value;
        } else if (!isQuoted && c == '\n') {
            ++m_at;
            isLast = true;
            if (value.endsWith('\r'))
                value.chop(1);
            return value;
        }
        value += c;
    }
    isLast = true;
    m_isMalformed = isQuoted;
    return value;
}

} // namespace opsroom::replay
