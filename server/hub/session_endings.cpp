#include "core/contract/event_names.h"
#include "server/hub/hub.h"
#include "server/hub/reply.h"

#include <algorithm>

namespace opsroom::hub {

bool Hub::isMeant(MemberId id, const Member &member, const Revocation &revocation) const
{
    if (!m_tokenMarks.isMeant(id, revocation))
        return false;
    if (!revocation.userId.empty() && m_roster.userOf(member) != revocation.userId)
        return false;
    if (revocation.tenantId.empty())
        return true;
    const auto tenant = m_context.tenants.find(revocation.tenantId);
    const bool isOther = tenant && member.otherTenants
                         && std::find(member.otherTenants->begin(), member.otherTenants->end(), *tenant)
                                != member.otherTenants->end();
    return tenant && (member.tenant == *tenant || isOther);
}

template <class Condition>
std::size_t Hub::endWhere(contract::CloseCode code, Condition &&condition)
{
    // Closing a session takes its member out of the roster.
    std::vector<SessionKey> ending;
    m_roster.members().forEach([&](MemberId id, const Member &member) {
        if (condition(id, member))
            ending.push_back(member.session);
    });
    const std::string farewell = farewellJson(code, m_context.clock.wallNow());
    for (const SessionKey session : ending) {
        m_context.sink.emit(session, contract::event::kDisconnected, farewell);
        m_context.sink.close(session, code);
    }
    HubCounters::add(m_context.counters.revoked, ending.size());
    return ending.size();
}

std::size_t Hub::endRevoked(const Revocation &revocation)
{
    return endWhere(revocation.closeCode(),
                    [this, &revocation](MemberId id, const Member &member) { return isMeant(id, member, revocation); });
}

std::size_t Hub::endWithoutKey(std::span<const std::uint64_t> kept)
{
    return endWhere(contract::CloseCode::InvalidToken, [this, kept](MemberId id, const Member &) {
        return std::find(kept.begin(), kept.end(), m_tokenMarks.of(id).key) == kept.end();
    });
}

} // namespace opsroom::hub
