#pragma once

#include "core/base/result.h"
#include "server/config/node_config.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace opsroom::server_cli {

/// What the management listener answered.
struct AdminAnswer
{
    std::uint16_t status = 0;
    std::string body;
};

/// Sends one request to a hub's management listener, which is on this machine.
///
/// Thread: any; blocks up to 10 s. Limits: an answer of 1 MiB.
/// \returns NotAvailable if nothing usable answers. Neither error nor answer holds the token.
[[nodiscard]] Result<AdminAnswer> postToManagement(const config::ListenAddress &address, std::string_view path,
                                                   std::string_view token, std::string_view bodyJson);

/// Where the management listener of \a config is, unless that depends on a port that the system chose.
[[nodiscard]] Result<config::ListenAddress> managementAddressOf(const config::NodeConfig &config);

} // namespace opsroom::server_cli
