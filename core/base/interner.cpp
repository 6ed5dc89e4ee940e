#include "core/base/interner.h"

#include <algorithm>
#include <cstring>
#include <functional>

namespace opsroom {

namespace {

std::size_t hashOf(std::string_view text)
{
    return SlotIndex::mix(std::hash<std::string_view>()(text));
}

} // namespace

char *Interner::Entry::address() const
{
    char *address = nullptr;
    std::memcpy(&address, text.data(), sizeof address);
    return address;
}

void Interner::Entry::set(std::string_view value)
{
    size = static_cast<std::uint32_t>(value.size());
    char *target = text.data();
    if (isLong()) {
        target = new char[value.size()]; // NOLINT(cppcoreguidelines-owning-memory): the entry owns it, in 8 bytes
        std::memcpy(text.data(), &target, sizeof target);
    }
    std::copy(value.begin(), value.end(), target);
}

void Interner::Entry::clear()
{
    if (isLong())
        delete[] address(); // NOLINT(cppcoreguidelines-owning-memory): see set()
    size = 0;
}

Interner::~Interner()
{
    for (Entry &entry : m_entries)
        entry.clear();
}

Interner::Id Interner::acquire(std::string_view text)
{
    if (const auto known = find(text)) {
        ++m_entries[*known].users;
        return *known;
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
    entry.set(text);
    entry.users = 1;
    m_ids.insert(id, hashOf(text), [this](Id other) { return hashOf(m_entries[other].view()); });
    return id;
}

void Interner::release(Id id)
{
    Entry &entry = m_entries[id];
    if (--entry.users > 0)
        return;
    m_ids.remove(id, hashOf(entry.view()), [this](Id other) { return hashOf(m_entries[other].view()); });
    entry.clear();
    m_free.push_back(id);
}

std::optional<Interner::Id> Interner::find(std::string_view text) const
{
    return m_ids.find(hashOf(text), [this, text](Id id) { return m_entries[id].view() == text; });
}

} // namespace opsroom
