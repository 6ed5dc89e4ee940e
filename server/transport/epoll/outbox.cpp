#include "server/transport/epoll/outbox.h"

namespace opsroom::transport_epoll {

void Outbox::push(Piece piece, bool isBegun)
{
    m_isFrontBegun = m_isFrontBegun || isBegun;
    m_bytes += piece.view().size();
    // What was taken is moved over, so that a peer that is always a little behind does not collect it.
    constexpr std::size_t kTakenPieces = 64;
    if (m_first >= kTakenPieces && m_first * 2 >= m_pieces.size()) {
        m_pieces.erase(m_pieces.begin(), m_pieces.begin() + static_cast<std::ptrdiff_t>(m_first));
        m_pong = m_pong == kNone || m_pong < m_first ? kNone : m_pong - m_first;
        m_first = 0;
    }
    m_pieces.push_back(std::move(piece));
}

void Outbox::pushPong(Piece pong)
{
    const bool isReplaceable = m_pong != kNone && (m_pong > m_first || (m_pong == m_first && !m_isFrontBegun));
    if (isReplaceable) {
        Piece &waiting = m_pieces[m_pong];
        m_bytes = m_bytes - waiting.view().size() + pong.view().size();
        waiting = std::move(pong);
        return;
    }
    push(std::move(pong));
    m_pong = m_pieces.size() - 1;
}

void Outbox::copyFront(std::string &out, std::size_t limit) const
{
    std::size_t copied = 0;
    for (std::size_t i = m_first; i < m_pieces.size(); ++i) {
        const std::string_view view = m_pieces[i].view();
        if (i > m_first && copied + view.size() > limit)
            break;
        out += view;
        copied += view.size();
    }
}

void Outbox::advance(std::size_t count, SteadyTime now)
{
    if (count == 0)
        return;
    m_progressAt = now;
    m_bytes -= count;
    while (count > 0) {
        Piece &piece = m_pieces[m_first];
        const std::size_t size = piece.view().size();
        if (count < size) {
            piece.start += count;
            m_isFrontBegun = true;
            return;
        }
        count -= size;
        piece.bytes.reset();
        ++m_first;
        m_isFrontBegun = false;
    }
}

void Outbox::dropUnbegun()
{
    const std::size_t kept = m_first + (m_isFrontBegun ? 1 : 0);
    m_pieces.resize(kept);
    m_bytes = m_isFrontBegun ? front().size() : 0;
    m_pong = kNone;
}

} // namespace opsroom::transport_epoll
