#pragma once

#include "client/lib/updates.h"

#include <QtCore/QByteArray>

namespace opsroom::viewmodels {

/// Transactions as text for files and the clipboard. Amounts are exact, without grouping.
///
/// CSV is RFC 4180 in UTF-8. A cell that a spreadsheet would take for a formula (= + - @, a tab or a carriage return in
/// front) gets an apostrophe in front, numbers excepted.

[[nodiscard]] QByteArray csvHeader();
/// One line with its line end.
[[nodiscard]] QByteArray csvLine(const client::TransactionUpdate &update);
/// The event as it came, in one line, with its line end.
[[nodiscard]] QByteArray jsonLine(const client::TransactionUpdate &update);

} // namespace opsroom::viewmodels
