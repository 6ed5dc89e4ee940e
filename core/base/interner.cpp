#include "core/base/interner.h"

namespace opsroom {

Interner::Id Interner::acquire(std::string_view text)
{
    if (const auto known = m_ids.find(text); known != m_ids.end()) {
        ++m_entries[known->second].users;
        return known->second;
    }
    Id id = 0;
    if (m_free.empty()) {
        id = static_cast<Id>(m_entries.size());
        m_entries.emplace_back();
    } else {
        id = m_free.back();
        m_free.pop_back();
    }
    Entry &entry = m_entries[id];
    entry.text.assign(text);
    entry.users = 1;
    m_ids.emplace(entry.text, id);
    return id;
}

void Interner::release(Id id)
{
    Entry &entry = m_entries[id];
    if (--entry.users > 0)
        return;
    m_ids.erase(entry.text);
    std::string().swap(entry.text);
    m_free.push_back(id);
}

std::optional<Interner::Id> Interner::find(std::string_view text) const
{
    const auto known = m_ids.find(text);
    if (known == m_ids.end())
        return {};
    return known->second;
}

} // namespace opsroom
