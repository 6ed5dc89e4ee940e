#include "server/transport/epoll/tls_context.h"

#include <array>
#include <openssl/err.h>
#include <openssl/ssl.h>
#include <string_view>

namespace opsroom::transport_epoll {

namespace {

// https://wiki.mozilla.org/Security/Server_Side_TLS, intermediate, version 5.7. The client's order counts: it knows
// whether it has instructions for AES.
constexpr const char *kTls12Suites = "ECDHE-ECDSA-AES128-GCM-SHA256:ECDHE-RSA-AES128-GCM-SHA256:"
                                     "ECDHE-ECDSA-AES256-GCM-SHA384:ECDHE-RSA-AES256-GCM-SHA384:"
                                     "ECDHE-ECDSA-CHACHA20-POLY1305:ECDHE-RSA-CHACHA20-POLY1305";
constexpr const char *kTls13Suites = "TLS_AES_128_GCM_SHA256:TLS_AES_256_GCM_SHA384:TLS_CHACHA20_POLY1305_SHA256";
constexpr const char *kGroups = "X25519:prime256v1:secp384r1";
constexpr std::string_view kProtocol = "http/1.1";

Failure<Error> cannotUse(const std::string &file, std::string_view what)
{
    std::array<char, 256> reason{};
    ERR_error_string_n(ERR_peek_last_error(), reason.data(), reason.size());
    ERR_clear_error();
    return Failure(Error(ErrorCode::NotAvailable, file + ": " + std::string(what) + " (" + reason.data() + ')'));
}

/// A key with a passphrase must not make the hub ask for it on a terminal.
int noPassphrase(char *, int, int, void *)
{
    return 0;
}

int chooseProtocol(SSL *, const unsigned char **chosen, unsigned char *chosenSize, const unsigned char *offered,
                   unsigned int offeredSize, void *)
{
    for (unsigned int at = 0; at + offered[at] < offeredSize; at += 1U + offered[at]) {
        // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast): bytes are bytes
        const std::string_view name(reinterpret_cast<const char *>(offered + at + 1), offered[at]);
        if (name == kProtocol) {
            *chosen = offered + at + 1;
            *chosenSize = offered[at];
            return SSL_TLSEXT_ERR_OK;
        }
    }
    return SSL_TLSEXT_ERR_NOACK;
}

void keepTicketKeys(SSL_CTX *context, SSL_CTX *previous)
{
    constexpr std::size_t kTicketKeys = 80;
    std::array<unsigned char, kTicketKeys> keys{};
    if (SSL_CTX_get_tlsext_ticket_keys(previous, keys.data(), keys.size()) == 1)
        SSL_CTX_set_tlsext_ticket_keys(context, keys.data(), keys.size());
    OPENSSL_cleanse(keys.data(), keys.size());
}

/// \returns false if the issuers' file cannot be used.
bool askForCertificates(SSL_CTX *context, const transport::TlsSettings &settings)
{
    const char *file = settings.clientCaFile.c_str();
    STACK_OF(X509_NAME) *names = SSL_load_client_CA_file(file);
    if (names == nullptr || SSL_CTX_load_verify_file(context, file) != 1) {
        sk_X509_NAME_pop_free(names, X509_NAME_free);
        return false;
    }
    SSL_CTX_set_client_CA_list(context, names);
    SSL_CTX_set_verify(
        context, SSL_VERIFY_PEER | (settings.needsClientCertificate ? SSL_VERIFY_FAIL_IF_NO_PEER_CERT : 0), nullptr);
    // Tickets of connections with certificates belong to this hub.
    constexpr std::string_view kSessions = "opsroom";
    SSL_CTX_set_session_id_context(context, reinterpret_cast<const unsigned char *>(kSessions.data()),
                                   kSessions.size());
    return true;
}

} // namespace

TlsContext::TlsContext() : m_handle(SSL_CTX_new(TLS_server_method())) {}

TlsContext::~TlsContext()
{
    SSL_CTX_free(m_handle);
}

Result<std::shared_ptr<const TlsContext>> TlsContext::load(const transport::TlsSettings &settings,
                                                           const TlsContext *previous)
{
    const std::shared_ptr<TlsContext> context(new TlsContext);
    SSL_CTX *handle = context->m_handle;
    if (handle == nullptr || SSL_CTX_set_min_proto_version(handle, TLS1_2_VERSION) != 1
        || SSL_CTX_set_cipher_list(handle, kTls12Suites) != 1 || SSL_CTX_set_ciphersuites(handle, kTls13Suites) != 1
        || SSL_CTX_set1_groups_list(handle, kGroups) != 1)
        return cannotUse("OpenSSL", "has not what TLS needs");

    SSL_CTX_set_options(handle, SSL_OP_NO_RENEGOTIATION | SSL_OP_NO_COMPRESSION | SSL_OP_IGNORE_UNEXPECTED_EOF);
    SSL_CTX_set_mode(handle, SSL_MODE_RELEASE_BUFFERS);
    // Sessions live in the tickets that clients hold; the hub keeps none.
    SSL_CTX_set_session_cache_mode(handle, SSL_SESS_CACHE_OFF);
    SSL_CTX_set_num_tickets(handle, 1);
    // A ticket stands for a certificate; the issuers may be others now.
    if (previous != nullptr && settings.clientCaFile.empty())
        keepTicketKeys(handle, previous->m_handle);
    SSL_CTX_set_alpn_select_cb(handle, chooseProtocol, nullptr);
    SSL_CTX_set_default_passwd_cb(handle, noPassphrase);

    if (SSL_CTX_use_certificate_chain_file(handle, settings.certificateFile.c_str()) != 1)
        return cannotUse(settings.certificateFile, "holds no PEM certificate");
    if (SSL_CTX_use_PrivateKey_file(handle, settings.keyFile.c_str(), SSL_FILETYPE_PEM) != 1)
        return cannotUse(settings.keyFile, "holds no PEM private key that fits the certificate and has no passphrase");
    if (SSL_CTX_check_private_key(handle) != 1)
        return cannotUse(settings.keyFile, "does not fit the certificate");
    if (!settings.clientCaFile.empty() && !askForCertificates(handle, settings))
        return cannotUse(settings.clientCaFile, "holds no PEM certificate of an issuer");
    return std::shared_ptr<const TlsContext>(context);
}

} // namespace opsroom::transport_epoll
