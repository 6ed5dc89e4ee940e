#include "server/transport/epoll/cork.h"

namespace opsroom::transport_epoll {

namespace {
/// Larger turns are rare and must not pin their memory.
constexpr std::size_t kKeptItems = 16 * 1024;
constexpr std::size_t kKeptBytes = 256 * 1024;

template <class Container>
void emptied(Container &container, std::size_t kept)
{
    container.clear();
    if (container.capacity() > kept)
        container.shrink_to_fit();
}
} // namespace

void Cork::add(CorkedRun &run, std::uint32_t slot, Piece piece)
{
    const auto size = static_cast<std::uint32_t>(piece.view().size());
    if (m_pieces.empty() || m_pieces.back().bytes != piece.bytes || m_pieces.back().start != piece.start)
        m_pieces.push_back(std::move(piece));
    const auto note = static_cast<std::uint32_t>(m_notes.size());
    m_notes.push_back({static_cast<std::uint32_t>(m_pieces.size() - 1), CorkedRun::kNone});
    if (run.isEmpty()) {
        run.first = note;
        m_slots.push_back(slot);
    } else {
        m_notes[run.last].next = note;
    }
    run.last = note;
    run.bytes += size;
}

bool Cork::isJoinedAlready(const CorkedRun &run)
{
    std::size_t i = 0;
    for (std::uint32_t note = run.first; note != CorkedRun::kNone; note = m_notes[note].next, ++i) {
        if (i == m_joinedPieces.size() || m_joinedPieces[i] != m_notes[note].piece)
            return false;
    }
    return i == m_joinedPieces.size();
}

std::string_view Cork::joined(const CorkedRun &run)
{
    if (run.first == run.last)
        return m_pieces[m_notes[run.first].piece].view();
    if (isJoinedAlready(run))
        return m_joined;
    m_joined.clear();
    m_joinedPieces.clear();
    for (std::uint32_t note = run.first; note != CorkedRun::kNone; note = m_notes[note].next) {
        m_joinedPieces.push_back(m_notes[note].piece);
        m_joined += m_pieces[m_notes[note].piece].view();
    }
    return m_joined;
}

void Cork::clear()
{
    emptied(m_pieces, kKeptItems);
    emptied(m_notes, kKeptItems);
    emptied(m_slots, kKeptItems);
    emptied(m_joinedPieces, kKeptItems);
    if (m_joined.capacity() > kKeptBytes)
        m_joined = {};
}

} // namespace opsroom::transport_epoll
