#include "tests/qml/live_fixture.h"

#include <QtCore/QMetaEnum>

namespace opsroom::test {

using namespace Qt::StringLiterals;

LiveFixture::LiveFixture()
    : m_olga(m_scratch.filePath(u"olga.ini"_s), m_clock, mint()),
      m_otto(m_scratch.filePath(u"otto.ini"_s), m_clock, mint())
{
    m_olga.settings.setIsIntroduced(true);
    m_otto.settings.setIsIntroduced(true);
}

viewmodels::TestBenchViewModel::TokenMint LiveFixture::mint() const
{
    return [this](const QString &user, const QString &tenant, const QString &role, std::chrono::seconds lifetime) {
        return m_hub.tokenOf(user.toStdString(), tenant.toStdString(), role.toStdString(), lifetime);
    };
}

void LiveFixture::connectThrough(const QString &url, const QString &user, const QString &tenant, const QString &role)
{
    connectClient(user, tenant, role);
    client::HubConnection &connection = *m_clients.at(user);
    connection.close();
    connection.setUrl(QUrl(url));
    connection.open();
}

bool LiveFixture::start()
{
    if (!m_hub.start())
        return false;
    for (const auto &[user, one] : {std::pair("olga", &m_olga), std::pair("otto", &m_otto)}) {
        if (one->connection.state() != client::HubConnection::State::Idle)
            continue;
        m_hub.prepare(one->connection, user, {"operator", "compliance", "admin"});
        one->connection.open();
    }
    return true;
}

void LiveFixture::connectClient(const QString &user, const QString &tenant, const QString &role)
{
    auto connection = std::make_unique<client::HubConnection>();
    m_hub.prepare(*connection, "nobody", {});
    connection->setToken(m_hub.tokenOf(user.toStdString(), tenant.toStdString(), role.toStdString()));
    connection->open();
    m_clients[user] = std::move(connection);
}

QString LiveFixture::stateOf(const QString &user) const
{
    const auto state = static_cast<int>(m_clients.at(user)->state());
    return QString::fromLatin1(QMetaEnum::fromType<client::HubConnection::State>().valueToKey(state));
}

QString LiveFixture::errorOf(const QString &user) const
{
    return m_clients.at(user)->lastError();
}

bool LiveFixture::sendAs(const QString &user, const QString &event, const QString &json)
{
    return m_clients.at(user)->emitEvent(event.toUtf8(), json.toUtf8());
}

void LiveFixture::publishAs(const QString &user, int count)
{
    for (int i = 0; i < count; ++i)
        sendAs(user, u"transaction-update"_s,
               u"{\"transactionId\":\"t-%1\",\"status\":\"completed\",\"amount\":1200,\"currency\":\"GBP\"}"_s.arg(
                   ++m_published));
}

void LiveFixture::passTime(int seconds)
{
    m_clock.advance(std::chrono::seconds(seconds));
    m_olga.console.tick();
    m_otto.console.tick();
}

} // namespace opsroom::test
