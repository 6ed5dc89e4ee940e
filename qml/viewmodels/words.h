#pragma once

#include <QtCore/QString>

/// Figures as the operator reads them. Never for export: there, values are exact and plain.
namespace opsroom::viewmodels {

/// "1,234", in the operator's locale.
[[nodiscard]] QString countWords(qint64 count);
/// "now", "12 s", "4 min", "3 h", "2 d"
[[nodiscard]] QString ageWords(qint64 milliseconds);
/// "0.8 ms", "12 ms", "1.20 s"
[[nodiscard]] QString durationWords(double milliseconds);
/// How long something has been running: "0:42", "1:02:05".
[[nodiscard]] QString clockWords(qint64 seconds);
/// "512 B", "12 KiB", "3.4 MiB"
[[nodiscard]] QString sizeWords(qint64 bytes);
/// "18:02:11.123"; with the date in front unless it is today's. \param timeMs milliseconds since 1970
[[nodiscard]] QString timeWords(qint64 timeMs, bool isUtc);
/// "2026-11-22T18:02:11.123Z"
[[nodiscard]] QString isoTime(qint64 timeMs);
/// Text from the network as it may stand in a row: at most 300 characters, one line, and without the characters that turn
/// the direction of writing, by which one name passes for another.
[[nodiscard]] QString shownText(const QString &text);
/// Indented JSON. Numbers and texts keep their bytes: \a json is cut, not read. Broken JSON comes back as it is.
[[nodiscard]] QString indentedJson(const QByteArray &json);

} // namespace opsroom::viewmodels
