#include "app/opsroom/demo.h"

#include "client/lib/json_text.h"
#include "client/replay/replay_file.h"
#include "core/protocol/json/value.h"

#include <algorithm>
#include <set>

namespace opsroom::app {

namespace {

constexpr int kLargestAudience = 6; ///< of the first tenant; each further one has one user less

std::set<std::string> tenantsOf(const QList<replay::ReplayItem> &items)
{
    std::set<std::string> tenants;
    json::Document document;
    for (const replay::ReplayItem &item : items) {
        const auto event = document.parse(client::viewOf(item.json));
        const json::Value tenant = event ? event->find("tenantId") : json::Value();
        if (tenant.isString())
            tenants.insert(tenant.string());
    }
    return tenants;
}

} // namespace

Result<std::unique_ptr<Demo>> Demo::start(const EmbeddedHub &hub, double perSecond)
{
    auto items = replay::readReplayFile(QStringLiteral(":/demo/payments.csv"), {true, true});
    if (!items)
        return Failure(items.error());
    std::unique_ptr<Demo> demo(new Demo);
    demo->m_connection.setUrl(QUrl(QString::fromStdString(hub.info().url)));
    demo->m_connection.setPath(QString::fromStdString(hub.info().path));
    demo->m_connection.setTokenProvider(hub.tokenProvider("payments-replay", {"service"}));
    demo->connectAudience(hub, *items);
    demo->m_replayer = std::make_unique<replay::Replayer>(demo->m_connection, std::move(*items), perSecond);
    demo->m_replayer->setEndless(true);
    demo->m_replayer->start();
    demo->m_connection.open();
    return demo;
}

void Demo::connectAudience(const EmbeddedHub &hub, const QList<replay::ReplayItem> &items)
{
    int size = kLargestAudience;
    for (const std::string &tenant : tenantsOf(items)) {
        for (int i = 1; i <= size; ++i) {
            auto connection = std::make_unique<client::HubConnection>();
            connection->setUrl(QUrl(QString::fromStdString(hub.info().url)));
            connection->setPath(QString::fromStdString(hub.info().path));
            connection->setTokenProvider([&hub, tenant, user = "user-" + std::to_string(i)](const auto &deliver) {
                deliver(hub.mint(user, tenant, "user"));
            });
            connection->open();
            m_audience.push_back(std::move(connection));
        }
        size = std::max(size - 1, 1);
    }
}

} // namespace opsroom::app
