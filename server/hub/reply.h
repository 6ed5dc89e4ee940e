#pragma once

#include "core/base/clock.h"
#include "core/base/error.h"
#include "core/contract/close_code.h"

#include <string>
#include <string_view>

namespace opsroom::hub {

/// `{"code":103,"message":"permission denied","temporary":false}`: the answer to a refused command, on every road.
///
/// The message is the code's fixed text, with the error's detail behind it where there is one: it describes the sender's
/// own input and nothing else.
[[nodiscard]] std::string errorJson(const Error &error);

/// The same as the argument of an `error` event, for who did not ask for an ack: the event's name comes in front.
[[nodiscard]] std::string errorEventJson(std::string_view command, const Error &error);

/// The argument of `disconnected`, which says why a session is about to be closed.
/// \param message an operator's words; empty: none.
[[nodiscard]] std::string farewellJson(contract::CloseCode code, WallTime now, std::string_view message = {});

} // namespace opsroom::hub
