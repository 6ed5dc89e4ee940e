#include "app/opsroom/scene.h"

#include "client/lib/link.h"
#include "core/base/time_text.h"

#include <QtCore/QTimer>

namespace opsroom::app {

namespace {

using client::HubEvent;

constexpr int kTransactions = 10'000;
constexpr int kWallets = 2'000;
constexpr int kAlerts = 500;
constexpr int kTenants = 300;
constexpr qsizetype kLongestId = 128; ///< of the contract
constexpr qsizetype kLongestText = 512;

/// What a made up hub says.
struct Script
{
    int transactions = 0;
    int wallets = 0;
    int alerts = 0;
    int tenants = 0;
    bool hasLongNames = false;
    bool isRefused = false;
};

Script scriptOf(Scene scene)
{
    switch (scene) {
    case Scene::Empty:
        return {};
    case Scene::Error:
        return {.transactions = 40, .wallets = 6, .alerts = 3, .tenants = 3, .isRefused = true};
    case Scene::LongNames:
        return {.transactions = 60, .wallets = 20, .alerts = 20, .tenants = 6, .hasLongNames = true};
    case Scene::Busy:
        return {.transactions = kTransactions, .wallets = kWallets, .alerts = kAlerts, .tenants = kTenants};
    }
    return {};
}

QByteArray quoted(const QString &text)
{
    return '"' + text.toUtf8() + '"';
}

/// Writes the events of a script, as the hub would.
class Author
{
public:
    Author(const Script &script, const Clock &clock) : m_script(script), m_clock(clock) {}

    [[nodiscard]] QList<HubEvent> events()
    {
        QList<HubEvent> events{
            eventOf("connected", R"({"userId":"olga","tenants":["*"],"roles":["operator","compliance","admin"]})"),
            eventOf("metrics-update", metrics())};
        for (int i = 0; i < m_script.wallets; ++i)
            events.append(eventOf("wallet-updated", wallet(i)));
        for (int i = 0; i < m_script.alerts; ++i)
            events.append(eventOf("compliance-alert", alert(i)));
        for (int i = 0; i < m_script.transactions; ++i)
            events.append(eventOf("transaction-updated", transaction(i)));
        return events;
    }

private:
    [[nodiscard]] HubEvent eventOf(const QByteArray &name, const QByteArray &argument) const
    {
        return {QString::fromLatin1(name), argument, "[\"" + name + "\"," + argument + ']', {}, {}, nowMs()};
    }
    [[nodiscard]] qint64 nowMs() const { return m_clock.wallNow().time_since_epoch().count(); }
    [[nodiscard]] QString id(const char *kind, int number) const
    {
        const QString text = QStringLiteral("%1-%2").arg(QLatin1String(kind)).arg(number);
        return m_script.hasLongNames
                   ? text + QStringLiteral("-with-a-name-that-does-not-end").repeated(5).left(kLongestId - text.size())
                   : text;
    }
    [[nodiscard]] QString tenant(int i) const
    {
        const int number = i % std::max(m_script.tenants, 1);
        return m_script.hasLongNames
                   ? QStringLiteral("tenant-%1-of-a-federation-with-a-long-name-in-every-respect-of-all").arg(number)
                   : QStringLiteral("tenant-%1").arg(number);
    }
    [[nodiscard]] QString text(const QString &shortOne) const
    {
        return m_script.hasLongNames
                   ? (shortOne
                      + QStringLiteral(
                          " Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"))
                         .repeated(5)
                         .left(kLongestText)
                   : shortOne;
    }
    [[nodiscard]] QByteArray amount(int i) const
    {
        return m_script.hasLongNames ? QByteArray("123456789012345678901234.123456789012345678")
                                     : QByteArray::number(i % 997 * 13) + ".50";
    }
    [[nodiscard]] QByteArray unit() const
    {
        return m_script.hasLongNames ? R"("asset":"ETH","scale":18)" : R"("currency":"GBP")";
    }
    [[nodiscard]] QByteArray minorUnits(int i) const
    {
        return m_script.hasLongNames ? QByteArray(R"("123456789012345678901234567890123456")")
                                     : QByteArray::number(i % 997 * 1'350);
    }
    [[nodiscard]] QByteArray stamp(const QString &tenantId)
    {
        const TimeText time(m_clock.wallNow());
        const QByteArray number = QByteArray::number(++m_seq);
        return ",\"tenantId\":" + quoted(tenantId) + ",\"timestamp\":\""
               + QByteArray(time.view().data(), static_cast<qsizetype>(time.view().size())) + "\",\"eventId\":\"e-"
               + number + "\",\"seq\":" + number + "}";
    }
    [[nodiscard]] QByteArray transaction(int i)
    {
        constexpr std::array kStatuses{"completed", "completed", "pending", "processing", "failed", "completed"};
        return "{\"transactionId\":" + quoted(id("tx", i)) + ",\"walletId\":" + quoted(id("w", i % 40))
               + ",\"status\":\"" + kStatuses[static_cast<std::size_t>(i) % kStatuses.size()] + "\",\"amountText\":\""
               + amount(i) + "\",\"currency\":\"" + (m_script.hasLongNames ? "ETH" : "GBP")
               + "\",\"direction\":\"debit\",\"counterparty\":{\"name\":"
               + quoted(text(QStringLiteral("Supplier %1").arg(i % 61))) + "}" + stamp(tenant(i));
    }
    [[nodiscard]] QByteArray wallet(int i)
    {
        return "{\"walletId\":" + quoted(id("w", i)) + ",\"ownerId\":" + quoted(id("owner", i))
               + ",\"status\":\"active\",\"delta\":" + minorUnits(i + 5) + "," + unit() + ",\"balances\":[{" + unit()
               + ",\"available\":" + minorUnits(i + 7) + ",\"pending\":" + minorUnits(i + 3)
               + ",\"held\":" + minorUnits(i) + "}]" + stamp(tenant(i));
    }
    [[nodiscard]] QByteArray alert(int i)
    {
        constexpr std::array kSeverities{"low", "medium", "low", "high", "info", "medium", "critical"};
        return "{\"alertId\":" + quoted(id("alert", i)) + ",\"severity\":\""
               + kSeverities[static_cast<std::size_t>(i) % kSeverities.size()]
               + "\",\"category\":\"aml-rule\",\"message\":"
               + quoted(text(QStringLiteral("Payment above the threshold of the rule %1").arg(i % 9)))
               + ",\"subject\":{\"transactionId\":" + quoted(id("tx", i)) + ",\"walletId\":" + quoted(id("w", i % 40))
               + "}" + stamp(tenant(i));
    }
    [[nodiscard]] QByteArray metrics()
    {
        QByteArrayList tenants;
        for (int i = 0; i < m_script.tenants; ++i)
            tenants.append("{\"tenantId\":" + quoted(tenant(i))
                           + ",\"activeConnections\":" + QByteArray::number(i * 7 % 400)
                           + ",\"uniqueUsers\":" + QByteArray::number(i * 5 % 200) + "}");
        const QByteArray connections = QByteArray::number(m_script.tenants * 33);
        return "{\"scope\":\"hub\",\"activeConnections\":" + connections + ",\"totalConnections\":" + connections
               + ",\"uniqueUsers\":" + QByteArray::number(m_script.tenants * 21)
               + ",\"activeTenants\":" + QByteArray::number(m_script.tenants)
               + ",\"queuedTransactions\":0,\"tenantDetails\":[" + tenants.join(',') + "]" + stamp(QStringLiteral("*"));
    }

    const Script m_script;
    const Clock &m_clock;
    int m_seq = 0;
};

/// Says what its script holds, and nothing else.
class SceneLink final : public client::Link
{
public:
    SceneLink(const Script &script, const Clock &clock) : m_script(script), m_clock(clock) {}

    void open() override
    {
        QTimer::singleShot(0, this, [this] {
            m_isConnected = true;
            Q_EMIT connected(QStringLiteral("scene"));
            for (const HubEvent &event : Author(m_script, m_clock).events())
                Q_EMIT eventReceived(event);
            if (m_script.isRefused) {
                m_isConnected = false;
                Q_EMIT ended(3500, QStringLiteral("revoked: this token was withdrawn by security"));
            }
        });
    }
    void close() override { m_isConnected = false; }
    [[nodiscard]] bool isConnected() const override { return m_isConnected; }
    void sendEvent(const QByteArray & /*name*/, const QByteArray & /*arguments*/,
                   std::optional<std::uint64_t> /*ackId*/) override
    {}
    void sendAck(std::uint64_t /*ackId*/, const QByteArray & /*arguments*/) override {}

private:
    const Script m_script;
    const Clock &m_clock;
    bool m_isConnected = false;
};

} // namespace

QString nameOf(Scene scene)
{
    switch (scene) {
    case Scene::Empty:
        return QStringLiteral("empty");
    case Scene::Error:
        return QStringLiteral("error");
    case Scene::LongNames:
        return QStringLiteral("long-names");
    case Scene::Busy:
        return QStringLiteral("busy");
    }
    return {};
}

std::unique_ptr<viewmodels::HubSession> sessionOf(Scene scene, const Clock &clock,
                                                  viewmodels::SettingsViewModel &settings, const QString &version)
{
    auto connection = std::make_unique<client::HubConnection>();
    connection->setUrl(QUrl(QStringLiteral("https://hub.example:3001")));
    connection->setToken("scene");
    connection->setHasResume(false);
    connection->setLinkFactory([script = scriptOf(scene), &clock](const client::LinkSettings &) {
        return std::make_unique<SceneLink>(script, clock);
    });
    viewmodels::ConsoleViewModel::Identity identity;
    identity.version = version;
    identity.name = scene == Scene::LongNames
                        ? QStringLiteral("A hub whose name is as long as a name may be, sixty characters")
                        : nameOf(scene);
    identity.environment = viewmodels::Environment::Test;
    auto session = std::make_unique<viewmodels::HubSession>(std::move(connection), clock, settings,
                                                            std::move(identity));
    session->open();
    return session;
}

} // namespace opsroom::app
