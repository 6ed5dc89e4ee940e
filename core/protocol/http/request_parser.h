#pragma once

#include "core/protocol/http/chunked_body.h"
#include "core/protocol/http/head_parser.h"
#include "core/protocol/http/limits.h"
#include "core/protocol/http/request.h"

#include <string>
#include <string_view>

namespace opsroom::http {

/// Incremental reader of the requests of one connection (RFC 9112).
///
/// Fed with bytes in any portions, it stops twice for each request: behind the head, so that the owner can judge it,
/// and behind the body. Bytes of a following request (pipelining) are left to the caller.
///
/// Guarantees: the result does not depend on how the bytes were cut; never holds more than the limits allow; after
/// Failed nothing more is read.
/// Thread: one thread.
class RequestParser
{
public:
    enum class State : std::uint8_t {
        Head,     ///< waits for (the rest of) a head
        HeadDone, ///< request() is complete but for its body
        Body,     ///< waits for (the rest of) the body
        Done,     ///< request() is complete
        Failed,   ///< refusal() says how to answer; the connection ends
    };

    explicit RequestParser(const Limits &limits = {}) : m_limits(limits) {}
    // The request views the parser's own buffers.
    RequestParser(const RequestParser &) = delete;
    RequestParser &operator=(const RequestParser &) = delete;

    /// Reads on. In HeadDone the next call goes on with the body; in Done and Failed it reads nothing.
    /// \returns how many bytes were read.
    [[nodiscard]] std::size_t feed(std::string_view bytes);

    [[nodiscard]] State state() const { return m_state; }
    /// Whether the first byte of a request has arrived.
    [[nodiscard]] bool hasBegun() const { return m_state != State::Head || !m_head.empty(); }
    [[nodiscard]] const Request &request() const { return m_request; }
    [[nodiscard]] const Refusal &refusal() const { return m_refusal; }
    /// The head of the request as it came, but for empty lines in front of it.
    [[nodiscard]] std::string_view headText() const { return m_head; }
    /// Lowers the body's limit for this request; to be called in HeadDone. Limits::bodyBytes stays the most that any
    /// request may have: a longer Content-Length was refused with its head.
    /// \returns false (and state Failed, 413) if the announced length exceeds it already.
    bool limitBody(std::size_t bytes);

    /// Forgets the request and waits for the next one; buffers larger than the usual are given back.
    void reset();

private:
    std::size_t feedHead(std::string_view bytes);
    std::size_t feedBody(std::string_view bytes);
    void onHeadLine();
    void finishHead();
    void fail(Refusal refusal);

    Limits m_limits;
    State m_state = State::Head;
    std::string m_head;
    std::size_t m_lineStart = 0;
    std::size_t m_lines = 0;
    int m_emptyLines = 0; ///< in front of the request line
    Request m_request;
    BodyFraming m_framing;
    std::size_t m_bodyLimit = 0;
    std::string m_body;
    ChunkedBody m_chunked;
    Refusal m_refusal;
};

} // namespace opsroom::http
