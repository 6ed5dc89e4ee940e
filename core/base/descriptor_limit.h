#pragma once

#include <cstddef>

namespace opsroom {

/// Lets this process have as many open descriptors as the system allows it (the hard limit): a connection is one, and
/// shells give programs 1,024.
///
/// \returns how many it may have now.
std::size_t raiseDescriptorLimit();

} // namespace opsroom
