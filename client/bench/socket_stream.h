#pragma once

#include "client/bench/target.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string_view>

struct ssl_st;
struct ssl_ctx_st;

namespace opsroom::bench {

/// Client side of TLS for all streams of a run. The certificate is not verified: what is measured is the server's cost,
/// and only loopback is reached without being asked for.
class TlsClient
{
public:
    TlsClient();
    TlsClient(const TlsClient &) = delete;
    TlsClient &operator=(const TlsClient &) = delete;
    ~TlsClient();
    [[nodiscard]] ssl_ctx_st *context() const { return m_context; }

private:
    ssl_ctx_st *m_context;
};

/// One non-blocking byte stream to the target: TCP, or TLS over it.
///
/// Thread: one thread. Ownership: the descriptor; a stream that goes away resets its connection, so that thousands of
/// them do not keep their ports.
class SocketStream
{
public:
    enum class Progress : std::uint8_t { Done, WantsRead, WantsWrite, Failed };
    /// Bytes moved; 0 with Failed at the end or an error.
    struct Moved
    {
        Progress progress = Progress::Done;
        std::size_t bytes = 0;
    };

    SocketStream() = default;
    SocketStream(SocketStream &&other) noexcept;
    SocketStream &operator=(SocketStream &&other) noexcept;
    SocketStream(const SocketStream &) = delete;
    SocketStream &operator=(const SocketStream &) = delete;
    ~SocketStream() { reset(); }

    /// Begins to connect. \param tls null: TCP alone. \returns false with errno when not even that is possible.
    [[nodiscard]] bool open(const Target &target, const TlsClient *tls);
    /// Goes on connecting once the descriptor is ready. Done: bytes may be sent.
    [[nodiscard]] Progress proceed();
    [[nodiscard]] Moved read(std::span<char> into);
    [[nodiscard]] Moved write(std::string_view bytes);
    void reset();

    [[nodiscard]] int descriptor() const { return m_descriptor; }
    [[nodiscard]] bool isOpen() const { return m_descriptor >= 0; }

private:
    [[nodiscard]] Progress tlsProgress(int result) const;

    int m_descriptor = -1;
    ssl_st *m_tls = nullptr;
    bool m_isTcpConnected = false;
};

} // namespace opsroom::bench
