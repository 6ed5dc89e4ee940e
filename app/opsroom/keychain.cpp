#include "app/opsroom/keychain.h"

#include "core/base/log.h"

#include <QtCore/QCoreApplication>
#include <qt6keychain/keychain.h>

namespace opsroom::app {

namespace {

QString service()
{
    return QStringLiteral("opsroom");
}

void logProblem(std::string_view what, const QKeychain::Job &job)
{
    log::warning("keychain", what, {{"reason", job.errorString().toStdString()}});
}

} // namespace

void Keychain::read(const QString &key, Read read)
{
    QByteArray here;
    m_untilTheEnd.read(key, [&here](const QByteArray &secret) { here = secret; });
    if (!here.isEmpty()) {
        read(here);
        return;
    }
    auto *job = new QKeychain::ReadPasswordJob(service()); // deletes itself
    job->setKey(key);
    QObject::connect(job, &QKeychain::Job::finished, job, [job, read = std::move(read)] {
        if (job->error() != QKeychain::NoError && job->error() != QKeychain::EntryNotFound)
            logProblem("read-failed", *job);
        read(job->binaryData());
    });
    job->start();
}

void Keychain::write(const QString &key, const QByteArray &secret, Done done)
{
    m_untilTheEnd.write(key, {}, [](const QString &) {});
    if (secret.isEmpty()) {
        auto *job = new QKeychain::DeletePasswordJob(service());
        job->setKey(key);
        QObject::connect(job, &QKeychain::Job::finished, job, [job, done = std::move(done)] {
            const bool isGone = job->error() == QKeychain::NoError || job->error() == QKeychain::EntryNotFound;
            if (!isGone)
                logProblem("delete-failed", *job);
            done(isGone ? QString()
                        : QCoreApplication::translate("Keychain", "The keychain did not give the token up: %1")
                              .arg(job->errorString()));
        });
        job->start();
        return;
    }
    auto *job = new QKeychain::WritePasswordJob(service());
    job->setKey(key);
    job->setBinaryData(secret);
    QObject::connect(job, &QKeychain::Job::finished, job, [this, job, key, secret, done = std::move(done)] {
        if (job->error() == QKeychain::NoError) {
            done({});
            return;
        }
        logProblem("write-failed", *job);
        m_untilTheEnd.write(key, secret, [](const QString &) {});
        done(QCoreApplication::translate("Keychain",
                                         "No keychain could be used: the token is kept until the console ends"));
    });
    job->start();
}

} // namespace opsroom::app
