#include "tests/support/tls_files.h"

#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509.h>

#include <cstdio>
#include <memory>

namespace opsroom::test {

namespace {

using File = std::unique_ptr<std::FILE, int (*)(std::FILE *)>;

File openFile(const std::string &path)
{
    return {std::fopen(path.c_str(), "w"), std::fclose};
}

} // namespace

TlsFiles::TlsFiles(const std::string &name)
{
    renew(name);
}

void TlsFiles::renew(const std::string &name)
{
    constexpr long kDay = 24L * 60 * 60;
    const std::unique_ptr<EVP_PKEY, void (*)(EVP_PKEY *)> key(EVP_EC_gen("P-256"), EVP_PKEY_free);
    const std::unique_ptr<X509, void (*)(X509 *)> certificate(X509_new(), X509_free);
    X509_set_version(certificate.get(), 2);
    ASN1_INTEGER_set(X509_get_serialNumber(certificate.get()), 1);
    X509_gmtime_adj(X509_getm_notBefore(certificate.get()), -kDay);
    X509_gmtime_adj(X509_getm_notAfter(certificate.get()), kDay);
    X509_NAME *subject = X509_get_subject_name(certificate.get());
    // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast): bytes are bytes
    X509_NAME_add_entry_by_txt(subject, "CN", MBSTRING_ASC, reinterpret_cast<const unsigned char *>(name.c_str()), -1,
                               -1, 0);
    X509_set_issuer_name(certificate.get(), subject);
    X509_set_pubkey(certificate.get(), key.get());
    X509_sign(certificate.get(), key.get(), EVP_sha256());
    PEM_write_X509(openFile(certificateFile()).get(), certificate.get());
    PEM_write_PrivateKey(openFile(keyFile()).get(), key.get(), nullptr, nullptr, 0, nullptr, nullptr);
}

std::string TlsFiles::certificateFile() const
{
    return m_folder.filePath(QStringLiteral("certificate.pem")).toStdString();
}

std::string TlsFiles::keyFile() const
{
    return m_folder.filePath(QStringLiteral("key.pem")).toStdString();
}

} // namespace opsroom::test
