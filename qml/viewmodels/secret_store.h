#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QHash>
#include <QtCore/QString>

#include <functional>

namespace opsroom::viewmodels {

/// Port for what must never be in plain settings: tokens.
///
/// Thread: main; answers come in the same thread, at once or later.
class SecretStore
{
public:
    using Read = std::function<void(const QByteArray &secret)>; ///< empty: there is none
    using Done = std::function<void(const QString &problem)>;   ///< empty: it is kept

    SecretStore() = default;
    SecretStore(const SecretStore &) = delete;
    SecretStore &operator=(const SecretStore &) = delete;
    virtual ~SecretStore() = default;

    virtual void read(const QString &key, Read read) = 0;
    /// An empty secret takes it out.
    virtual void write(const QString &key, const QByteArray &secret, Done done) = 0;
};

/// Until the program ends: where there is no keychain, and in tests.
class MemorySecretStore final : public SecretStore
{
public:
    void read(const QString &key, Read read) override { read(m_secrets.value(key)); }
    void write(const QString &key, const QByteArray &secret, Done done) override
    {
        if (secret.isEmpty())
            m_secrets.remove(key);
        else
            m_secrets[key] = secret;
        done({});
    }

private:
    QHash<QString, QByteArray> m_secrets;
};

} // namespace opsroom::viewmodels
