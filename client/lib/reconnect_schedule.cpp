#include "client/lib/reconnect_schedule.h"

#include "core/base/random_bytes.h"

#include <algorithm>

namespace opsroom::client {

ReconnectSchedule::ReconnectSchedule(Settings settings, std::function<std::uint64_t()> random)
    : m_settings(settings), m_random(std::move(random))
{}

ReconnectSchedule::ReconnectSchedule() : ReconnectSchedule(Settings(), randomNumber) {}

ReconnectSchedule::Duration ReconnectSchedule::next()
{
    constexpr unsigned kMostDoublings = 20;
    const unsigned doublings = std::min(m_attempt++, kMostDoublings);
    const Duration ceiling = std::min<Duration>(m_settings.first * (std::int64_t{1} << doublings), m_settings.longest);
    const auto span = static_cast<std::uint64_t>(ceiling.count()) + 1;
    return std::max(Duration(m_random() % span), m_settings.least);
}

} // namespace opsroom::client
