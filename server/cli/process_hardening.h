#pragma once

namespace opsroom::server_cli {

/// Keeps what the process holds, keys among it, out of core dumps and out of reach of debuggers of the same user.
/// To be called before anything secret is read. Cannot be undone.
void hardenProcess();

} // namespace opsroom::server_cli
