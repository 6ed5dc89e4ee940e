#pragma once

#include "core/base/result.h"
#include "core/protocol/http/request.h"
#include "server/admission/network_list.h"

namespace opsroom::admission {

/// Whom a request is from: the peer of the connection, unless that is a trusted proxy, which says for whom it speaks.
///
/// X-Forwarded-For is read from the right, all its lines joined; the first address that is no trusted proxy is the
/// client, so that whatever a client wrote itself is never reached. Without the header the proxy itself is the client.
/// \returns BadRequest for a header of a trusted proxy that cannot be read, or names more than 16 hops.
[[nodiscard]] Result<IpAddress> clientAddressOf(const IpAddress &peer, const http::Request &head,
                                                const NetworkList &trustedProxies);

} // namespace opsroom::admission
