#include "server/transport/qt/tls_configuration.h"

#include <QtCore/QFile>
#include <QtNetwork/QSslCertificate>
#include <QtNetwork/QSslCipher>
#include <QtNetwork/QSslKey>

#include <array>

namespace opsroom::transport_qt {

namespace {

Failure<Error> cannotUse(const std::string &file, std::string_view why)
{
    return Failure(Error(ErrorCode::NotAvailable, file + ": " + std::string(why)));
}

QSslKey readKey(const QByteArray &pem)
{
    for (const QSsl::KeyAlgorithm algorithm : {QSsl::Ec, QSsl::Rsa}) {
        QSslKey key(pem, algorithm);
        if (!key.isNull())
            return key;
    }
    return {};
}

QList<QSslCipher> intermediateSuites()
{
    // https://wiki.mozilla.org/Security/Server_Side_TLS, version 5.7; the first three are TLS 1.3.
    constexpr std::array<const char *, 9> kNames{
        "TLS_AES_128_GCM_SHA256",        "TLS_AES_256_GCM_SHA384",        "TLS_CHACHA20_POLY1305_SHA256",
        "ECDHE-ECDSA-AES128-GCM-SHA256", "ECDHE-RSA-AES128-GCM-SHA256",   "ECDHE-ECDSA-AES256-GCM-SHA384",
        "ECDHE-RSA-AES256-GCM-SHA384",   "ECDHE-ECDSA-CHACHA20-POLY1305", "ECDHE-RSA-CHACHA20-POLY1305"};
    QList<QSslCipher> suites;
    for (const char *name : kNames) {
        const QSslCipher suite(QString::fromLatin1(name));
        if (!suite.isNull())
            suites.append(suite);
    }
    return suites;
}

} // namespace

Result<QSslConfiguration> loadTls(const transport::TlsSettings &settings)
{
    const QList<QSslCertificate> chain = QSslCertificate::fromPath(QString::fromStdString(settings.certificateFile),
                                                                   QSsl::Pem);
    if (chain.isEmpty())
        return cannotUse(settings.certificateFile, "holds no PEM certificate");
    QFile keyFile(QString::fromStdString(settings.keyFile));
    if (!keyFile.open(QIODevice::ReadOnly))
        return cannotUse(settings.keyFile, "cannot be read");
    const QSslKey key = readKey(keyFile.readAll());
    if (key.isNull())
        return cannotUse(settings.keyFile, "holds no PEM private key (EC or RSA, without a passphrase)");

    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setLocalCertificateChain(chain);
    configuration.setPrivateKey(key);
    configuration.setProtocol(QSsl::TlsV1_2OrLater);
    configuration.setPeerVerifyMode(QSslSocket::VerifyNone);
    configuration.setCiphers(intermediateSuites());
    if (!settings.clientCaFile.empty()) {
        const QList<QSslCertificate> issuers = QSslCertificate::fromPath(QString::fromStdString(settings.clientCaFile),
                                                                         QSsl::Pem);
        if (issuers.isEmpty())
            return cannotUse(settings.clientCaFile, "holds no PEM certificate of an issuer");
        configuration.setCaCertificates(issuers);
        configuration.setPeerVerifyMode(settings.needsClientCertificate ? QSslSocket::VerifyPeer
                                                                        : QSslSocket::QueryPeer);
    }
    return configuration;
}

} // namespace opsroom::transport_qt
