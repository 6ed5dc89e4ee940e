#pragma once

#include "server/transport/epoll/tls_context.h"
#include "server/transport/epoll/tls_pipe.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>

struct ssl_st;

namespace opsroom::transport_epoll {

/// TLS of one connection, server side, between received bytes and bytes to be sent in the shard's TlsPipe.
///
/// Thread: the shard's. Memory: OpenSSL's state; buffers only while a record is cut or ciphertext waits for the peer.
class TlsStream
{
public:
    enum class Status : std::uint8_t {
        Done,      ///< handshake: finished; read: bytes came out
        NeedsMore, ///< everything offered was read
        Ended,     ///< the peer said that nothing follows
        Failed,    ///< not TLS, or not with us; what the pipe holds may say so to the peer
    };
    struct Read
    {
        Status status = Status::NeedsMore;
        std::size_t size = 0;
    };

    /// Precondition: \a pipe outlives the stream.
    TlsStream(const TlsContext &context, TlsPipe &pipe);
    ~TlsStream();
    TlsStream(const TlsStream &) = delete;
    TlsStream &operator=(const TlsStream &) = delete;

    [[nodiscard]] bool isUsable() const { return m_ssl != nullptr; }
    /// From now on in the shard of \a pipe. Precondition: everything offered was read.
    void attach(TlsPipe &pipe);
    [[nodiscard]] Status handshake();
    /// The peer has presented a certificate, and it was good.
    [[nodiscard]] bool hasPeerCertificate() const;
    [[nodiscard]] Read read(std::span<char> plain);
    /// Encrypts all of \a plain into the pipe. \returns whether that was possible.
    [[nodiscard]] bool write(std::string_view plain);
    /// Tells the peer that nothing follows.
    void sayEnd();

    /// Ciphertext that the system has not taken yet.
    [[nodiscard]] std::string_view pending() const { return std::string_view(m_pending).substr(m_sent); }
    void keepPending(std::string ciphertext, std::size_t sent);
    void advancePending(std::size_t sent);

private:
    [[nodiscard]] Status statusOf(int result) const;

    ssl_st *m_ssl;
    std::string m_pending;
    std::size_t m_sent = 0;
};

} // namespace opsroom::transport_epoll
