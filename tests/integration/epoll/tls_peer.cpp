#include "tests/integration/epoll/tls_peer.h"

#include <netinet/in.h>
#include <openssl/ssl.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#include <array>

namespace opsroom::test {

TlsPeer::TlsPeer(std::uint16_t port, int version)
    : m_socket(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)),
      m_context(SSL_CTX_new(TLS_client_method())),
      m_ssl(nullptr)
{
    const timeval patience{5, 0};
    ::setsockopt(m_socket, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast): the interface of the system is made so
    ::connect(m_socket, reinterpret_cast<const sockaddr *>(&address), sizeof address);
    SSL_CTX_set_security_level(m_context, 0); // also the old versions, to see them refused
    if (version != 0) {
        SSL_CTX_set_min_proto_version(m_context, version);
        SSL_CTX_set_max_proto_version(m_context, version);
    }
    m_ssl = SSL_new(m_context);
    SSL_set_fd(m_ssl, m_socket);
}

TlsPeer::~TlsPeer()
{
    SSL_free(m_ssl);
    SSL_CTX_free(m_context);
    ::close(m_socket);
}

bool TlsPeer::handshake(const TlsPeer *earlier)
{
    if (earlier != nullptr) {
        SSL_SESSION *session = SSL_get1_session(earlier->m_ssl);
        SSL_set_session(m_ssl, session);
        SSL_SESSION_free(session);
    }
    return SSL_connect(m_ssl) == 1;
}

bool TlsPeer::send(std::string_view bytes)
{
    std::size_t written = 0;
    return SSL_write_ex(m_ssl, bytes.data(), bytes.size(), &written) == 1 && written == bytes.size();
}

std::string TlsPeer::read(std::size_t count)
{
    std::string bytes;
    std::array<char, 16 * 1024> buffer;
    while (bytes.size() < count) {
        std::size_t size = 0;
        if (SSL_read_ex(m_ssl, buffer.data(), std::min(buffer.size(), count - bytes.size()), &size) != 1)
            break;
        bytes.append(buffer.data(), size);
    }
    return bytes;
}

bool TlsPeer::hasEnded()
{
    std::array<char, 1024> buffer;
    std::size_t size = 0;
    int result = 1;
    while (result == 1)
        result = SSL_read_ex(m_ssl, buffer.data(), buffer.size(), &size);
    return SSL_get_error(m_ssl, result) == SSL_ERROR_ZERO_RETURN;
}

std::string TlsPeer::commonName() const
{
    X509 *certificate = SSL_get1_peer_certificate(m_ssl);
    std::array<char, 64> name{};
    X509_NAME_get_text_by_NID(X509_get_subject_name(certificate), NID_commonName, name.data(), name.size());
    X509_free(certificate);
    return name.data();
}

bool TlsPeer::isResumed() const
{
    return SSL_session_reused(m_ssl) == 1;
}

std::string TlsPeer::protocol() const
{
    return SSL_get_version(m_ssl);
}

} // namespace opsroom::test
