#pragma once

#include "core/base/clock.h"
#include "core/base/shared_bytes.h"

#include <cstddef>
#include <string_view>
#include <vector>

namespace opsroom::transport_epoll {

/// A whole frame or answer, shared with everybody else who gets it, from \a start on.
struct Piece
{
    SharedBytes bytes;
    std::size_t start = 0;

    [[nodiscard]] std::string_view view() const { return std::string_view(*bytes).substr(start); }
};

/// What one peer has not taken yet; made when it falls behind and freed when it has caught up.
///
/// Bounds: its owner counts bytes(). Pongs do not pile up: only the newest waits.
/// Thread: the shard's.
class Outbox
{
public:
    explicit Outbox(SteadyTime now) : m_progressAt(now) {}

    /// \param isBegun a part of the piece has left already; only for the first one
    void push(Piece piece, bool isBegun = false);
    /// Queues a pong, in place of one that waits and was not begun.
    void pushPong(Piece pong);
    /// Appends up to \a limit bytes from the front to \a out, at least one piece.
    void copyFront(std::string &out, std::size_t limit) const;
    /// The first piece, what is left of it.
    [[nodiscard]] std::string_view front() const { return m_pieces[m_first].view(); }
    [[nodiscard]] bool hasOnePiece() const { return m_pieces.size() - m_first == 1; }
    /// Something else than a piece left.
    void noteProgress(SteadyTime now) { m_progressAt = now; }
    /// Forgets \a count bytes that left.
    void advance(std::size_t count, SteadyTime now);
    /// Drops everything that was not begun: the peer will not read it.
    void dropUnbegun();

    [[nodiscard]] bool isEmpty() const { return m_first == m_pieces.size(); }
    [[nodiscard]] std::size_t bytes() const { return m_bytes; }
    [[nodiscard]] SteadyTime progressAt() const { return m_progressAt; }

private:
    static constexpr std::size_t kNone = static_cast<std::size_t>(-1);

    std::vector<Piece> m_pieces;
    std::size_t m_first = 0;
    bool m_isFrontBegun = false;
    std::size_t m_pong = kNone; ///< index of the waiting pong
    std::size_t m_bytes = 0;
    SteadyTime m_progressAt;
};

} // namespace opsroom::transport_epoll
