#include "server/hub/recovery.h"

#include "core/base/random_bytes.h"

#include <algorithm>

namespace opsroom::hub {

std::string Recovery::drawPid()
{
    return randomToken(kIdBytes * 3 / 4);
}

void Recovery::begin(MemberId id, std::string_view pid, std::string_view socketId)
{
    if (id.slot >= m_names.size())
        m_names.resize(id.slot + std::size_t{1});
    Names &names = m_names[id.slot];
    names = {};
    pid.copy(names.pid.data(), kIdBytes);
    socketId.copy(names.socketId.data(), kIdBytes);
}

std::vector<TenantId> Recovery::otherTenants(const Member &member)
{
    return member.otherTenants ? *member.otherTenants : std::vector<TenantId>();
}

void Recovery::forgetOldest()
{
    m_index.erase(m_lost.front().pid);
    m_lost.pop_front();
}

void Recovery::expire()
{
    const SteadyTime limit = m_context.clock.steadyNow() - m_context.settings.recoveryAge;
    while (!m_lost.empty() && m_lost.front().at < limit)
        forgetOldest();
}

Recovery::Lost Recovery::recordOf(const Member &member) const
{
    return {.pid = {},
            .socketId = {},
            .userId = std::string(m_roster.userOf(member)),
            .tenant = member.tenant,
            .nsp = member.nsp,
            .seesAllTenants = member.seesAllTenants,
            .otherTenants = otherTenants(member),
            .rooms = {},
            .at = m_context.clock.steadyNow()};
}

void Recovery::keep(MemberId id)
{
    const Member *member = m_roster.find(id);
    if (!isOn() || member == nullptr || id.slot >= m_names.size() || m_names[id.slot].pid[0] == '\0')
        return;
    Names &names = m_names[id.slot];
    Lost lost = recordOf(*member);
    lost.pid.assign(names.pid.data(), kIdBytes);
    lost.socketId.assign(names.socketId.data(), kIdBytes);
    for (const RoomMembership &membership : member->rooms.view()) {
        const RoomKey key = m_roster.rooms().key(membership.room);
        lost.rooms.push_back({key.tenant, key.kind, std::string(key.name)});
    }
    names = {};
    expire();
    if (m_lost.size() >= m_context.settings.recoverySessions)
        forgetOldest();
    m_lost.push_back(std::move(lost));
    m_index.insert_or_assign(m_lost.back().pid, std::prev(m_lost.end()));
}

std::optional<MemberId> Recovery::holder(std::string_view pid, MemberId id)
{
    for (std::uint32_t slot = 0; slot < m_names.size(); ++slot) {
        if (std::string_view(m_names[slot].pid.data(), kIdBytes) != pid)
            continue;
        const MemberId known = m_roster.members().keyAt(slot);
        const Member *member = m_roster.find(known);
        if (member != nullptr && isSame(recordOf(*member), *m_roster.find(id)))
            return known;
    }
    return {};
}

bool Recovery::isSame(const Lost &lost, const Member &member) const
{
    return lost.userId == m_roster.userOf(member) && lost.tenant == member.tenant && lost.nsp == member.nsp
           && lost.seesAllTenants == member.seesAllTenants && lost.otherTenants == otherTenants(member);
}

std::optional<Recovery::Lost> Recovery::take(std::string_view pid, MemberId id)
{
    expire();
    const auto known = m_index.find(pid);
    if (known == m_index.end() || !isSame(*known->second, *m_roster.find(id)))
        return {};
    const auto own = known->second;
    m_index.erase(known);
    Lost lost = std::move(*own);
    m_lost.erase(own);
    return lost;
}

} // namespace opsroom::hub
