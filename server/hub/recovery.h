#pragma once

#include "server/hub/roster.h"

#include <array>
#include <list>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace opsroom::hub {

/// Sessions that lost their connection and may be taken up again: Socket.IO's connection state recovery.
///
/// Guarantees: a lost session is taken up once at most, within HubSettings::recoveryAge, in its own namespace, and only
/// by a token of the same user and tenants; a wrong one takes nothing away from its owner.
/// Thread: the hub's. Memory: 40 bytes for each session while recovery is on, none otherwise; of lost ones, a record
/// each, HubSettings::recoverySessions at most: the oldest goes first.
class Recovery
{
public:
    struct Room
    {
        TenantId tenant{};
        RoomKind kind = RoomKind::Tenant;
        std::string name;
    };
    struct Lost
    {
        std::string pid;
        std::string socketId;
        std::string userId;
        TenantId tenant = kAllTenants;
        NamespaceIndex nsp = 0;
        bool seesAllTenants = false;
        std::vector<TenantId> otherTenants;
        std::vector<Room> rooms;
        SteadyTime at{};
    };

    Recovery(const HubContext &context, Roster &roster) : m_context(context), m_roster(roster) {}

    [[nodiscard]] bool isOn() const { return m_context.settings.mayRecover; }
    [[nodiscard]] static std::string drawPid();
    /// Precondition: isOn(). Both texts have 20 characters.
    void begin(MemberId id, std::string_view pid, std::string_view socketId);
    /// The member is about to leave, and may come back.
    void keep(MemberId id);
    /// The same for one that may not.
    void end(MemberId id)
    {
        if (id.slot < m_names.size())
            m_names[id.slot] = {};
    }
    /// What \a id takes up. \returns nothing if there is no such session, or if it is not \a id's.
    [[nodiscard]] std::optional<Lost> take(std::string_view pid, MemberId id);
    void expire();
    /// Whose session it is that \a id wants to take up before the hub knows that its connection is lost.
    [[nodiscard]] std::optional<MemberId> holder(std::string_view pid, MemberId id);

    [[nodiscard]] std::size_t size() const { return m_lost.size(); }

private:
    static constexpr std::size_t kIdBytes = 20;
    struct Names
    {
        std::array<char, kIdBytes> pid{};
        std::array<char, kIdBytes> socketId{};
    };
    [[nodiscard]] Lost recordOf(const Member &member) const;
    [[nodiscard]] bool isSame(const Lost &lost, const Member &member) const;
    [[nodiscard]] static std::vector<TenantId> otherTenants(const Member &member);
    void forgetOldest();

    const HubContext &m_context;
    Roster &m_roster;
    std::vector<Names> m_names;                                              ///< by slot of the member
    std::list<Lost> m_lost;                                                  ///< the oldest first
    std::unordered_map<std::string_view, std::list<Lost>::iterator> m_index; ///< by pid, which the list holds
};

} // namespace opsroom::hub
