#include "app/opsroom/embedded_hub_control.h"

#include "qml/viewmodels/words.h"
#include "server/config/config_check.h"
#include "server/config/config_key.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QFileInfo>
#include <QtNetwork/QSslCertificate>

namespace opsroom::app {

namespace {

/// A value as the table of settings reads it from a command line: a text without the quotes of TOML, a list with commas.
QString plainOf(const std::string &toml)
{
    QString text = QString::fromStdString(toml);
    if (text.startsWith(u'[') && text.endsWith(u']'))
        text = text.mid(1, text.size() - 2).remove(u'"').simplified();
    else if (text.size() >= 2 && text.startsWith(u'"') && text.endsWith(u'"'))
        text = text.mid(1, text.size() - 2);
    return text;
}

QString fileText(const std::string &file)
{
    if (file.empty())
        return {};
    const QFileInfo info(QString::fromStdString(file));
    return info.exists() ? info.filePath() + QStringLiteral(" · ") + viewmodels::sizeWords(info.size())
                         : info.filePath();
}

} // namespace

QString EmbeddedHubControl::tlsText() const
{
    const config::NodeConfig &config = m_hub.config();
    if (config.tlsCertificate.empty())
        return tr("off");
    const auto chain = QSslCertificate::fromPath(QString::fromStdString(config.tlsCertificate), QSsl::Pem);
    if (chain.isEmpty())
        return tr("on; the certificate's file cannot be read now");
    const QSslCertificate &leaf = chain.first();
    const QString until = leaf.expiryDate().toUTC().toString(Qt::ISODate);
    return leaf.expiryDate() < QDateTime::currentDateTimeUtc() ? tr("on; the certificate ended on %1").arg(until)
                                                               : tr("on; the certificate is good until %1").arg(until);
}

QList<std::pair<QString, QString>> EmbeddedHubControl::facts() const
{
    const config::NodeConfig &config = m_hub.config();
    QStringList keys;
    if (m_hub.isRunning()) {
        for (const auto &key : m_hub.node().materials().keys) {
            const std::string_view algorithm = auth::nameOf(key->algorithm());
            keys.append(QString::fromStdString(key->id()) + u' '
                        + QString::fromLatin1(algorithm.data(), static_cast<qsizetype>(algorithm.size())));
        }
    }
    return {
        {tr("Transport"), QString::fromStdString(m_hub.info().transport)},
        {tr("Management"), QString::fromStdString(m_hub.info().managementUrl)},
        {tr("Kind"), config.isDevelopment ? tr("development: its tokens are anybody's to make") : tr("production")},
        {tr("Keys"), keys.join(QStringLiteral(", "))},
        {tr("TLS"), tlsText()},
        {tr("Store"), config.storeFile.empty() ? tr("in memory: nothing outlives a stop") : fileText(config.storeFile)},
        {tr("Audit log"), config.auditFile.empty() ? tr("none") : fileText(config.auditFile)},
        {tr("Policy"), config.policyFile.empty() ? tr("the default one") : QString::fromStdString(config.policyFile)}};
}

QList<viewmodels::HubControl::Setting> EmbeddedHubControl::settings() const
{
    const config::NodeConfig usual;
    QList<Setting> settings;
    for (const config::ConfigKey &key : config::configKeys())
        settings.append({QString::fromUtf8(key.name.data(), static_cast<qsizetype>(key.name.size())),
                         plainOf(key.write(m_hub.config())), plainOf(key.write(usual)),
                         QString::fromUtf8(key.meaning.data(), static_cast<qsizetype>(key.meaning.size()))});
    return settings;
}

config::NodeConfig EmbeddedHubControl::changed(const Changes &changes, Problems &problems) const
{
    config::NodeConfig config = m_hub.config();
    for (auto change = changes.begin(); change != changes.end(); ++change) {
        const config::ConfigKey *key = config::findConfigKey(change.key().toStdString());
        if (key == nullptr) {
            problems.insert(change.key(), tr("there is no such setting"));
            continue;
        }
        if (const auto read = key->read(config, change.value().toStdString()); !read)
            problems.insert(change.key(), QString::fromStdString(read.error().detail));
    }
    return config;
}

viewmodels::HubControl::Problems EmbeddedHubControl::check(const Changes &changes) const
{
    Problems problems;
    const config::NodeConfig config = changed(changes, problems);
    if (!problems.isEmpty())
        return problems;
    std::vector<config::ConfigError> errors;
    config::checkConfig(config, errors);
    if (errors.empty()) {
        if (const auto materials = node::loadMaterials(config); !materials)
            errors = materials.error();
    }
    // What concerns a setting that is not among the changes is said for all.
    for (const config::ConfigError &error : errors) {
        const QString name = QString::fromStdString(error.key);
        const bool isChange = changes.contains(name);
        problems.insert(isChange ? name : QString(),
                        isChange ? QString::fromStdString(error.problem) : QString::fromStdString(error.text()));
    }
    return problems;
}

void EmbeddedHubControl::start(const Changes &changes, Done done)
{
    Problems problems;
    config::NodeConfig config = changed(changes, problems);
    const auto startNow = [this, config = std::move(config), done] {
        const config::NodeConfig before = m_hub.config();
        const auto started = m_hub.startAgain(config);
        if (started) {
            done({});
            return;
        }
        QString error = QString::fromStdString(started.error().front().text());
        // Better the old one than none.
        if (const auto back = m_hub.startAgain(before); back)
            error = tr("%1. The hub runs with the configuration that it had").arg(error);
        done(error);
    };
    if (!m_hub.isRunning()) {
        startNow();
        return;
    }
    stop([startNow](const QString &) { startNow(); });
}

void EmbeddedHubControl::stop(Done done)
{
    m_hub.stop([done] {
        QMetaObject::invokeMethod(
            qApp, [done] { done({}); }, Qt::QueuedConnection);
    });
}

} // namespace opsroom::app
