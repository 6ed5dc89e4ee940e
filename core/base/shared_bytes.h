#pragma once

#include <memory>
#include <string>

namespace opsroom {

/// Immutable bytes with any number of owners in any thread: a publication framed once for ten thousand recipients.
using SharedBytes = std::shared_ptr<const std::string>;

/// Takes \a bytes over without copying them.
[[nodiscard]] inline SharedBytes share(std::string bytes)
{
    return std::make_shared<const std::string>(std::move(bytes));
}

} // namespace opsroom
