#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace opsroom::bench {

/// What is measured.
enum class Case : std::uint8_t {
    Connect, ///< connections until they are ready for events
    Idle,    ///< memory and CPU of connections that do nothing, and memory after each has published once
    FanOut,  ///< bursts of `window` messages to one room that holds everybody
    Rooms,   ///< messages to many rooms at a steady rate, whatever the server does
    Echo,    ///< every connection is a publisher with `window` messages unanswered
    Mixed,   ///< rooms, while connections come and go
    Storm,   ///< everybody is cut off at once and comes back
};

/// What is spoken to the server.
enum class Protocol : std::uint8_t {
    Opsroom,   ///< Socket.IO with a token, tenants as rooms, `transaction-update` with an ack
    SocketIo,  ///< Socket.IO; the server puts a connection into the room that the path names
    WebSocket, ///< text messages; the server sends each to everybody in the room that the path names
};

[[nodiscard]] std::string_view nameOf(Case benchCase);
[[nodiscard]] std::string_view nameOf(Protocol protocol);

/// One measurement. The defaults of the numbers that are 0 depend on the case: withDefaults().
struct BenchOptions
{
    Case benchCase = Case::Connect;
    Protocol protocol = Protocol::Opsroom;
    std::string url = "ws://127.0.0.1:3001";
    std::string path; ///< `{room}` becomes the room's number; empty: the protocol's own
    bool mayBeRemote = false;

    std::string tokenFile;  ///< one token a line
    std::string secretFile; ///< HS256 secret with which tokens are minted
    std::string issuer;
    std::string audience;
    std::string role = "operator";
    std::uint32_t users = 0; ///< 0: each connection is a user of its own

    std::string publishEvent = "publish"; ///< of bare Socket.IO
    std::string deliverEvent = "message";

    std::uint32_t connections = 1000;
    std::uint32_t rooms = 0;      ///< tenants, for the own protocol
    std::uint32_t publishers = 0; ///< of echo; 0: everybody
    std::uint32_t window = 8;
    std::uint32_t size = 128;   ///< bytes of a published message, without the frame's header
    double rate = 0;            ///< deliveries a second of rooms and mixed
    double connectRate = 0;     ///< connections begun a second; 0: as fast as the server takes them
    double churn = 0;           ///< connections replaced a second, of mixed
    double duration = 10;       ///< seconds measured
    double warmup = 2;          ///< seconds before that
    double patience = 30;       ///< seconds without any progress, after which the run has failed
    std::int64_t serverPid = 0; ///< 0: the server's CPU time and memory are not looked at

    /// The same with every number that depends on the case filled in.
    [[nodiscard]] BenchOptions withDefaults() const;
};

/// Most connections of one run: an address has that many ports for one target.
inline constexpr std::uint32_t kMostConnections = 25'000;

} // namespace opsroom::bench
