#pragma once

#include "server/session/sid.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

namespace opsroom::session {

/// Finds the slot of a session by its sid, without keeping the sids a second time: open addressing over slots, 8 to 16
/// bytes a session.
///
/// Thread: one thread.
class SidIndex
{
public:
    /// \param sidAt reads the sid of a slot that was inserted and not removed.
    explicit SidIndex(std::function<const Sid &(std::uint32_t slot)> sidAt);

    void insert(std::uint32_t slot);
    /// Precondition: \a slot was inserted, and its sid is still what it was.
    void remove(std::uint32_t slot);
    [[nodiscard]] std::optional<std::uint32_t> find(const Sid &sid) const;
    [[nodiscard]] std::size_t size() const { return m_size; }

private:
    static constexpr std::uint32_t kEmpty = 0xffffffff;

    [[nodiscard]] std::size_t home(const Sid &sid) const;
    [[nodiscard]] std::size_t next(std::size_t cell) const { return (cell + 1) & (m_cells.size() - 1); }
    void place(std::uint32_t slot);
    void grow();

    std::function<const Sid &(std::uint32_t)> m_sidAt;
    std::vector<std::uint32_t> m_cells; ///< a power of two, at most half full
    std::size_t m_size = 0;
};

} // namespace opsroom::session
