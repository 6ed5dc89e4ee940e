#include "server/hub/idempotency_table.h"

namespace opsroom::hub {

std::size_t IdempotencyTable::hashOf(std::string_view event, std::string_view body,
                                     std::span<const std::string> attachments)
{
    constexpr std::size_t kFactor = 31;
    const std::hash<std::string_view> hash;
    std::size_t sum = hash(event) * kFactor + hash(body);
    for (const std::string &attachment : attachments)
        sum = sum * kFactor + hash(attachment);
    return sum;
}

void IdempotencyTable::forget(SteadyTime now)
{
    while (!m_ages.empty() && (m_ages.front().until <= now || m_ages.size() > m_capacity)) {
        m_forgottenThrough = m_ages.front().seq;
        m_entries.erase(m_ages.front().key);
        m_ages.pop_front();
    }
}

const IdempotencyTable::Entry *IdempotencyTable::find(std::string_view key, SteadyTime now)
{
    forget(now);
    const auto known = m_entries.find(std::string(key));
    return known == m_entries.end() ? nullptr : &known->second;
}

void IdempotencyTable::insert(std::string_view key, Entry entry, SteadyTime now)
{
    m_ages.push_back({now + m_window, entry.seq, std::string(key)});
    m_entries.emplace(key, std::move(entry));
    forget(now);
}

} // namespace opsroom::hub
