#pragma once

#include "client/bench/bench_options.h"
#include "core/base/result.h"

#include <string>
#include <vector>

namespace opsroom::bench {

/// The token of each connection: read from the token file, or minted with the secret; none if there is neither.
///
/// Connection i belongs to tenant i % rooms, with minted tokens to user i % users of it.
[[nodiscard]] Result<std::vector<std::string>> tokensFor(const BenchOptions &options);

} // namespace opsroom::bench
