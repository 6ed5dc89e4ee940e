#pragma once

#include "qml/viewmodels/secret_store.h"

namespace opsroom::app {

/// The keychain of the desktop: libsecret, KWallet. Where there is none, secrets are kept until the program ends, and
/// who saves one is told so.
///
/// Thread: main.
class Keychain final : public viewmodels::SecretStore
{
public:
    void read(const QString &key, Read read) override;
    void write(const QString &key, const QByteArray &secret, Done done) override;

private:
    viewmodels::MemorySecretStore m_untilTheEnd;
};

} // namespace opsroom::app
