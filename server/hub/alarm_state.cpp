#include "server/hub/alarm_state.h"

namespace opsroom::hub {

std::optional<contract::AlarmState> alarmStateAfter(contract::AlarmState from, AlarmEvent event, bool isActive)
{
    using State = contract::AlarmState;
    const bool isAside = from == State::Shelved || from == State::Suppressed || from == State::OutOfService;
    switch (event) {
    case AlarmEvent::Occur:
        return from == State::Normal || from == State::ClearedUnacked ? State::Unacked : from;
    case AlarmEvent::Worsen:
        return isAside ? from : State::Unacked;
    case AlarmEvent::Clear:
        if (from == State::Unacked)
            return State::ClearedUnacked;
        return from == State::Acked ? State::Normal : from;
    case AlarmEvent::Acknowledge:
        if (from == State::Unacked || from == State::Acked)
            return State::Acked;
        if (from == State::ClearedUnacked)
            return State::Normal;
        return {};
    case AlarmEvent::Unacknowledge:
        if (from == State::Acked || from == State::Unacked)
            return State::Unacked;
        return {};
    case AlarmEvent::Shelve:
        return State::Shelved;
    case AlarmEvent::Return:
        if (!isAside)
            return {};
        return isActive ? State::Unacked : State::Normal;
    }
    return {};
}

} // namespace opsroom::hub
