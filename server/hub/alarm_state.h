#pragma once

#include "core/contract/alert_terms.h"

#include <cstdint>
#include <optional>

namespace opsroom::hub {

/// What can happen to an alarm.
enum class AlarmEvent : std::uint8_t {
    Occur,
    Worsen, ///< occurs with a graver severity than before
    Clear,  ///< the cause has gone
    Acknowledge,
    Unacknowledge,
    Shelve,
    Return, ///< back from the shelf, from suppression or from being out of service
};

/// The state after \a event (ISA-18.2 / IEC 62682), which is \a from where the event changes nothing.
///
/// \param isActive the cause is there, the event counted in.
/// \returns nothing where the event makes no sense: there is nothing to acknowledge, for example.
[[nodiscard]] std::optional<contract::AlarmState> alarmStateAfter(contract::AlarmState from, AlarmEvent event,
                                                                  bool isActive);

} // namespace opsroom::hub
