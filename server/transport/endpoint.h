#pragma once

#include "core/protocol/http/request.h"
#include "core/protocol/http/response.h"
#include "core/protocol/websocket/frame.h"
#include "server/transport/connection_id.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace opsroom::transport {

/// The other end of a connection, as the network shows it.
struct Peer
{
    std::string address; ///< without port; IPv4-mapped IPv6 is written as IPv4
    std::uint16_t port = 0;
    bool isSecure = false;       ///< TLS ended here
    bool hasCertificate = false; ///< and the peer has proved who it is with one that the hub trusts
};

/// What becomes of a request, decided on its head alone: before a body is read and before a 101.
struct Verdict
{
    enum class Kind : std::uint8_t { Answer, Serve, Upgrade, Move };

    Kind kind = Kind::Answer;
    http::Response answer; ///< sent at once, nothing else is read of the request
    std::size_t limit = 0; ///< bytes of the body, or of one WebSocket message
    std::uint32_t tag = 0; ///< handed back with everything that happens on the WebSocket
    std::size_t shard = 0; ///< that the request belongs to

    [[nodiscard]] static Verdict answerWith(http::Response response)
    {
        return {Kind::Answer, std::move(response), 0, 0, 0};
    }
    [[nodiscard]] static Verdict serve(std::size_t bodyLimit) { return {Kind::Serve, {}, bodyLimit, 0, 0}; }
    [[nodiscard]] static Verdict upgrade(std::size_t messageLimit, std::uint32_t tag)
    {
        return {Kind::Upgrade, {}, messageLimit, tag, 0};
    }
    /// The request is about something that lives on another shard: the connection goes there, and its endpoint judges.
    [[nodiscard]] static Verdict moveTo(std::size_t shard) { return {Kind::Move, {}, 0, 0, shard}; }
};

/// How a WebSocket, or a connection with an unanswered request, ended.
struct Closure
{
    std::uint16_t code = 1006; ///< of the peer's close frame; 1005 without a code, 1006 without a frame
    bool isSlow = false;       ///< cut by the transport: the peer did not read
};

/// Serves the connections of a path on one shard.
///
/// Thread: everything is called in the shard's thread. The endpoint may call the shard from within each call; a
/// connection that it closes or aborts is still reported by onClosed(), once, later.
/// Ownership: views (requests, messages) live only for the call.
class Endpoint
{
public:
    Endpoint() = default;
    Endpoint(const Endpoint &) = delete;
    Endpoint &operator=(const Endpoint &) = delete;
    virtual ~Endpoint() = default;

    /// Decides on a request's head. Upgrade requests were checked against RFC 6455 already; path, Origin and everything
    /// else is the endpoint's business.
    [[nodiscard]] virtual Verdict judge(ConnectionId id, const Peer &peer, const http::Request &head,
                                        bool asksForUpgrade) = 0;
    /// A complete request that judge() wanted to serve. Must be answered with Shard::respond(), now or later; the
    /// connection reads no other request before.
    virtual void onRequest(ConnectionId id, const http::Request &request) = 0;
    /// The connection ended, or the body turned out malformed or too large, after judge() decided to serve and before
    /// the request was answered.
    virtual void onRequestAborted(ConnectionId id) = 0;

    virtual void onOpen(ConnectionId id, std::uint32_t tag) = 0;
    /// A whole text or binary message; text is UTF-8.
    virtual void onMessage(ConnectionId id, std::uint32_t tag, websocket::Opcode kind, std::string_view payload) = 0;
    virtual void onClosed(ConnectionId id, std::uint32_t tag, const Closure &closure) = 0;
};

} // namespace opsroom::transport
