#include "server/admission/address_table.h"

#include <algorithm>

namespace opsroom::admission {

namespace {
constexpr std::chrono::seconds kFailureWindow{60};
}

AddressTable::Row AddressTable::rowOf(const IpAddress &client)
{
    if (const auto known = m_byAddress.find(client); known != m_byAddress.end())
        return known->second;
    Row row = static_cast<Row>(m_rows.size());
    if (m_rows.size() < m_limit) {
        m_rows.emplace_back();
    } else {
        while (m_rows[m_hand].connections > 0)
            m_hand = (m_hand + 1) % m_rows.size();
        row = static_cast<Row>(m_hand);
        m_hand = (m_hand + 1) % m_rows.size();
        m_byAddress.erase(m_rows[row].client);
        m_rows[row] = {};
    }
    m_rows[row].client = client;
    m_byAddress.emplace(client, row);
    return row;
}

bool AddressTable::connected(const IpAddress &client, Row &row)
{
    row = rowOf(client);
    Record &record = m_rows[row];
    if (m_settings.connectionsPerAddress > 0 && record.connections >= m_settings.connectionsPerAddress)
        return false;
    ++record.connections;
    return true;
}

void AddressTable::disconnected(Row row)
{
    --m_rows[row].connections;
}

Milliseconds AddressTable::takeConnect(const IpAddress &client, SteadyTime now)
{
    if (m_settings.connectsPerSecond == 0)
        return Milliseconds(0);
    Record &record = m_rows[rowOf(client)];
    const double full = m_settings.connectsBurst;
    if (record.connects < 0) {
        record.connects = full;
    } else {
        const std::chrono::duration<double> passed = now - record.refilledAt;
        record.connects = std::min(full, record.connects + passed.count() * m_settings.connectsPerSecond);
    }
    record.refilledAt = now;
    if (record.connects < 1) {
        const std::chrono::duration<double> wait((1 - record.connects) / m_settings.connectsPerSecond);
        return std::max(std::chrono::ceil<Milliseconds>(wait), Milliseconds(1));
    }
    record.connects -= 1;
    return Milliseconds(0);
}

Milliseconds AddressTable::blockedFor(const IpAddress &client, SteadyTime now) const
{
    const auto known = m_byAddress.find(client);
    if (known == m_byAddress.end() || m_rows[known->second].blockedUntil <= now)
        return Milliseconds(0);
    return std::chrono::ceil<Milliseconds>(m_rows[known->second].blockedUntil - now);
}

bool AddressTable::authFailed(const IpAddress &client, SteadyTime now)
{
    if (m_settings.authFailures == 0)
        return false;
    Record &record = m_rows[rowOf(client)];
    if (record.failures == 0 || now - record.failuresSince >= kFailureWindow) {
        record.failures = 0;
        record.failuresSince = now;
    }
    if (++record.failures < m_settings.authFailures)
        return false;
    record.failures = 0;
    record.blockedUntil = now + m_settings.authBlock;
    return true;
}

} // namespace opsroom::admission
