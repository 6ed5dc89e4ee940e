#pragma once

#include "server/transport/epoll/outbox.h"

#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

namespace opsroom::transport_epoll {

/// Where the pieces that one turn of the loop has for one connection begin and end. Part of the connection.
struct CorkedRun
{
    static constexpr std::uint32_t kNone = std::numeric_limits<std::uint32_t>::max();

    std::uint32_t first = kNone;
    std::uint32_t last = kNone;
    std::uint32_t bytes = 0;

    [[nodiscard]] bool isEmpty() const { return first == kNone; }
};

/// Collects what one turn of the loop produces for every connection, so that it leaves in one system call each.
///
/// A piece that goes to many in a row is held once, and what is joined for one connection is used again for the next
/// one that gets the same: eight frames for ten thousand connections are copied once.
/// Thread: the shard's. Memory: grows with a turn, shrinks behind a large one.
class Cork
{
public:
    void add(CorkedRun &run, std::uint32_t slot, Piece piece);
    /// The bytes of a run, contiguous: a view of the one piece, or of a copy valid until the next call.
    [[nodiscard]] std::string_view joined(const CorkedRun &run);
    /// Passes the pieces of \a run behind its first \a skipped bytes to \a push(Piece, isBegun), and empties the run.
    template <class Push>
    void spill(CorkedRun &run, std::size_t skipped, Push &&push)
    {
        for (std::uint32_t note = run.first; note != CorkedRun::kNone; note = m_notes[note].next) {
            const Piece &piece = m_pieces[m_notes[note].piece];
            const std::size_t size = piece.view().size();
            if (skipped >= size) {
                skipped -= size;
                continue;
            }
            push(Piece{piece.bytes, piece.start + skipped}, skipped > 0);
            skipped = 0;
        }
        run = {};
    }

    /// Slots of the connections with runs, in the order of their first piece; a slot may come twice.
    [[nodiscard]] const std::vector<std::uint32_t> &slots() const { return m_slots; }
    [[nodiscard]] bool isEmpty() const { return m_slots.empty(); }
    /// Forgets the turn. Precondition: all runs were emptied.
    void clear();

private:
    struct Note
    {
        std::uint32_t piece;
        std::uint32_t next;
    };
    [[nodiscard]] bool isJoinedAlready(const CorkedRun &run);

    std::vector<Piece> m_pieces;
    std::vector<Note> m_notes;
    std::vector<std::uint32_t> m_slots;
    std::string m_joined;
    std::vector<std::uint32_t> m_joinedPieces; ///< of which m_joined is made
};

} // namespace opsroom::transport_epoll
