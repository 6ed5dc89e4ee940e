#include "server/transport/epoll/tls_stream.h"

#include <openssl/err.h>
#include <openssl/ssl.h>

namespace opsroom::transport_epoll {

TlsStream::TlsStream(const TlsContext &context, TlsPipe &pipe) : m_ssl(SSL_new(context.handle()))
{
    if (m_ssl == nullptr)
        return;
    BIO_up_ref(pipe.bio());
    SSL_set_bio(m_ssl, pipe.bio(), pipe.bio());
    SSL_set_accept_state(m_ssl);
}

void TlsStream::attach(TlsPipe &pipe)
{
    BIO_up_ref(pipe.bio());
    SSL_set_bio(m_ssl, pipe.bio(), pipe.bio());
}

TlsStream::~TlsStream()
{
    SSL_free(m_ssl);
}

TlsStream::Status TlsStream::statusOf(int result) const
{
    switch (SSL_get_error(m_ssl, result)) {
    case SSL_ERROR_WANT_READ:
        return Status::NeedsMore;
    case SSL_ERROR_ZERO_RETURN:
        return Status::Ended;
    default:
        return Status::Failed;
    }
}

TlsStream::Status TlsStream::handshake()
{
    ERR_clear_error();
    const int result = SSL_do_handshake(m_ssl);
    return result == 1 ? Status::Done : statusOf(result);
}

bool TlsStream::hasPeerCertificate() const
{
    return SSL_get0_peer_certificate(m_ssl) != nullptr && SSL_get_verify_result(m_ssl) == X509_V_OK;
}

TlsStream::Read TlsStream::read(std::span<char> plain)
{
    ERR_clear_error();
    std::size_t size = 0;
    const int result = SSL_read_ex(m_ssl, plain.data(), plain.size(), &size);
    if (result == 1)
        return {Status::Done, size};
    return {statusOf(result), 0};
}

bool TlsStream::write(std::string_view plain)
{
    ERR_clear_error();
    std::size_t written = 0;
    return plain.empty() || (SSL_write_ex(m_ssl, plain.data(), plain.size(), &written) == 1 && written == plain.size());
}

void TlsStream::sayEnd()
{
    ERR_clear_error();
    if (SSL_is_init_finished(m_ssl) == 1)
        SSL_shutdown(m_ssl);
}

void TlsStream::keepPending(std::string ciphertext, std::size_t sent)
{
    m_pending = std::move(ciphertext);
    m_sent = sent;
}

void TlsStream::advancePending(std::size_t sent)
{
    m_sent += sent;
    if (m_sent == m_pending.size())
        keepPending({}, 0);
}

} // namespace opsroom::transport_epoll
