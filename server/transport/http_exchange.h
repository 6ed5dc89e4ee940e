#pragma once

#include "core/protocol/http/request_parser.h"
#include "server/transport/endpoint.h"

#include <string>
#include <string_view>

namespace opsroom::transport {

/// The HTTP half of a connection, the same for every transport: reads requests one after the other, has them judged,
/// hands them over and writes the answers in order, until the connection ends or becomes a WebSocket.
///
/// Knows no socket: bytes come in through feed() and go out through the Host.
/// Thread: that of the connection. Limits: http::Limits; one request is served at a time, the bytes behind it stay with
/// the caller.
class HttpExchange
{
public:
    /// What the exchange needs from its connection.
    class Host
    {
    public:
        Host() = default;
        Host(const Host &) = delete;
        Host &operator=(const Host &) = delete;
        virtual ~Host() = default;

        [[nodiscard]] virtual Verdict judge(const http::Request &head, bool asksForUpgrade) = 0;
        virtual void serve(const http::Request &request) = 0;
        virtual void write(std::string bytes) = 0;
        /// A request that the reader or the handshake rules refused, for counters and the log.
        virtual void refused(const http::Refusal &refusal) = 0;
    };

    enum class State : std::uint8_t {
        Idle,      ///< waits for the first byte of a request
        Reading,   ///< inside a head
        Body,      ///< inside a body
        Serving,   ///< waits for respond()
        Upgrading, ///< judged worthy of a 101: request() is the handshake, verdict() the decision
        Moving,    ///< judged to be another shard's: takes nothing more
        Closing,   ///< everything was written; the connection ends once it has left
    };

    HttpExchange(const http::Limits &limits, Host &host) : m_parser(limits), m_host(host) {}

    /// Reads as much as can be served now. \returns how many bytes were taken.
    std::size_t feed(std::string_view bytes);
    /// Answers the request being served; afterwards the caller feeds what it kept.
    void respond(const http::Response &response);

    [[nodiscard]] State state() const { return m_state; }
    /// Whether a request was judged worth serving and has no answer of its endpoint yet.
    [[nodiscard]] bool owesAnswer() const { return m_owesAnswer; }
    /// Head of the request being served or upgraded; valid until the next feed().
    [[nodiscard]] const http::Request &request() const { return m_parser.request(); }
    [[nodiscard]] const Verdict &verdict() const { return m_verdict; }
    /// Bytes of that head as they came.
    [[nodiscard]] std::string_view headText() const { return m_parser.headText(); }

private:
    bool onHead();
    bool onParserProgress();
    void refuse(const http::Response &response);

    http::RequestParser m_parser;
    Host &m_host;
    State m_state = State::Idle;
    Verdict m_verdict;
    bool m_owesAnswer = false;
};

} // namespace opsroom::transport
