#pragma once

#include <QtCore/QByteArray>

namespace opsroom::app {

/// The sound of a grave alert, as 16-bit mono samples: three high pulses for critical, two lower ones for high, one low
/// for the others. At most half a second.
/// \param severity AlertListModel::Severity
[[nodiscard]] QByteArray toneOf(int severity, int samplesPerSecond);

} // namespace opsroom::app
