#include "client/bench/socket_stream.h"

#include <cerrno>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <openssl/err.h>
#include <openssl/ssl.h>
#include <sys/socket.h>
#include <unistd.h>
#include <utility>

namespace opsroom::bench {

TlsClient::TlsClient() : m_context(SSL_CTX_new(TLS_client_method()))
{
    if (m_context != nullptr)
        SSL_CTX_set_mode(m_context, SSL_MODE_ENABLE_PARTIAL_WRITE | SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER
                                        | SSL_MODE_RELEASE_BUFFERS);
}

TlsClient::~TlsClient()
{
    SSL_CTX_free(m_context);
}

SocketStream::SocketStream(SocketStream &&other) noexcept
    : m_descriptor(std::exchange(other.m_descriptor, -1)),
      m_tls(std::exchange(other.m_tls, nullptr)),
      m_isTcpConnected(std::exchange(other.m_isTcpConnected, false))
{}

SocketStream &SocketStream::operator=(SocketStream &&other) noexcept
{
    if (this != &other) {
        reset();
        m_descriptor = std::exchange(other.m_descriptor, -1);
        m_tls = std::exchange(other.m_tls, nullptr);
        m_isTcpConnected = std::exchange(other.m_isTcpConnected, false);
    }
    return *this;
}

bool SocketStream::open(const Target &target, const TlsClient *tls)
{
    reset();
    m_descriptor = ::socket(target.address.ss_family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    if (m_descriptor < 0)
        return false;
    const int on = 1;
    ::setsockopt(m_descriptor, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    const linger resets{.l_onoff = 1, .l_linger = 0};
    ::setsockopt(m_descriptor, SOL_SOCKET, SO_LINGER, &resets, sizeof resets);
    // NOLINTNEXTLINE(*-reinterpret-cast): how the system takes an address
    const auto *address = reinterpret_cast<const sockaddr *>(&target.address);
    if (::connect(m_descriptor, address, target.addressSize) != 0 && errno != EINPROGRESS)
        return false;
    if (tls != nullptr) {
        m_tls = SSL_new(tls->context());
        if (m_tls == nullptr || SSL_set_fd(m_tls, m_descriptor) != 1)
            return false;
        SSL_set_connect_state(m_tls);
    }
    return true;
}

SocketStream::Progress SocketStream::proceed()
{
    if (!m_isTcpConnected) {
        int error = 0;
        socklen_t size = sizeof error;
        if (::getsockopt(m_descriptor, SOL_SOCKET, SO_ERROR, &error, &size) != 0 || error != 0)
            return Progress::Failed;
        m_isTcpConnected = true;
    }
    if (m_tls == nullptr)
        return Progress::Done;
    const int result = SSL_do_handshake(m_tls);
    return result == 1 ? Progress::Done : tlsProgress(result);
}

SocketStream::Progress SocketStream::tlsProgress(int result) const
{
    const int reason = SSL_get_error(m_tls, result);
    ERR_clear_error();
    return reason == SSL_ERROR_WANT_READ    ? Progress::WantsRead
           : reason == SSL_ERROR_WANT_WRITE ? Progress::WantsWrite
                                            : Progress::Failed;
}

SocketStream::Moved SocketStream::read(std::span<char> into)
{
    if (m_tls != nullptr) {
        std::size_t bytes = 0;
        const int result = SSL_read_ex(m_tls, into.data(), into.size(), &bytes);
        return result == 1 ? Moved{Progress::Done, bytes} : Moved{tlsProgress(result), 0};
    }
    const ssize_t bytes = ::recv(m_descriptor, into.data(), into.size(), 0);
    if (bytes > 0)
        return {Progress::Done, static_cast<std::size_t>(bytes)};
    return {bytes < 0 && errno == EAGAIN ? Progress::WantsRead : Progress::Failed, 0};
}

SocketStream::Moved SocketStream::write(std::string_view bytes)
{
    if (m_tls != nullptr) {
        std::size_t written = 0;
        const int result = SSL_write_ex(m_tls, bytes.data(), bytes.size(), &written);
        return result == 1 ? Moved{Progress::Done, written} : Moved{tlsProgress(result), 0};
    }
    const ssize_t written = ::send(m_descriptor, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (written >= 0)
        return {Progress::Done, static_cast<std::size_t>(written)};
    return {errno == EAGAIN ? Progress::WantsWrite : Progress::Failed, 0};
}

void SocketStream::reset()
{
    if (m_tls != nullptr)
        SSL_free(std::exchange(m_tls, nullptr));
    if (m_descriptor >= 0)
        ::close(std::exchange(m_descriptor, -1));
    m_isTcpConnected = false;
}

} // namespace opsroom::bench
