#pragma once

#include <string>

namespace opsroom::config {

/// docs/configuration.md: every setting with its default and its meaning, from the table that also reads them.
///
/// `opsroom-hub print-settings` prints it; a test compares it with the page in the source.
[[nodiscard]] std::string configurationPage();

} // namespace opsroom::config
