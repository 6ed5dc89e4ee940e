#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

struct ssl_st;
struct ssl_ctx_st;
struct ssl_session_st;

namespace opsroom::test {

/// A TLS client of OpenSSL on a blocking socket; verifies nothing.
///
/// Every wait ends after five seconds.
class TlsPeer
{
public:
    /// \param version TLS1_2_VERSION and the like: the only one that is spoken; 0: any
    explicit TlsPeer(std::uint16_t port, int version = 0);
    TlsPeer(const TlsPeer &) = delete;
    TlsPeer &operator=(const TlsPeer &) = delete;
    ~TlsPeer();

    /// Offers the session of \a earlier, then shakes hands. \returns whether that worked.
    [[nodiscard]] bool handshake(const TlsPeer *earlier = nullptr);
    bool send(std::string_view bytes);
    /// \returns so many bytes, or fewer if the connection ended before.
    [[nodiscard]] std::string read(std::size_t count);
    /// \returns whether the peer said, in TLS, that nothing follows.
    [[nodiscard]] bool hasEnded();

    /// Of the server's certificate.
    [[nodiscard]] std::string commonName() const;
    [[nodiscard]] bool isResumed() const;
    [[nodiscard]] std::string protocol() const;

private:
    int m_socket;
    ssl_ctx_st *m_context;
    ssl_st *m_ssl;
};

} // namespace opsroom::test
