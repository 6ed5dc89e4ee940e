#include "core/contract/payload/common_members.h"

#include "core/contract/currency.h"

namespace opsroom::contract {

std::optional<int> CommonMembers::decimals() const
{
    return scale ? scale : minorUnitOf(currency);
}

} // namespace opsroom::contract
