#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <sys/socket.h>

namespace opsroom::bench {

/// The server that is driven: where it is and whether TLS is spoken.
struct Target
{
    sockaddr_storage address{};
    socklen_t addressSize = 0;
    std::string host; ///< as in the URL, with the port: for the Host field
    bool isTls = false;
    bool isLoopback = false;

    /// \param url ws, wss, http or https with host and port and nothing behind it
    [[nodiscard]] static Result<Target> of(std::string_view url);
};

} // namespace opsroom::bench
