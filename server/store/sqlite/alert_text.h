#pragma once

#include "server/hub/alert_record.h"

#include <optional>
#include <string>
#include <string_view>

namespace opsroom::store {

/// An alert as one JSON object with everything that its record holds but the order; and back.
[[nodiscard]] std::string alertText(const hub::AlertRecord &record);
/// \returns nothing for a text that alertText() has not written.
[[nodiscard]] std::optional<hub::AlertRecord> readAlertText(std::string_view text);

} // namespace opsroom::store
