#include "app/opsroom/demo.h"

#include "client/replay/replay_file.h"

namespace opsroom::app {

Result<std::unique_ptr<Demo>> Demo::start(const EmbeddedHub &hub, double perSecond)
{
    auto items = replay::readReplayFile(QStringLiteral(":/demo/payments.csv"), {true, true});
    if (!items)
        return Failure(items.error());
    std::unique_ptr<Demo> demo(new Demo);
    demo->m_connection.setUrl(QUrl(QString::fromStdString(hub.info().url)));
    demo->m_connection.setPath(QString::fromStdString(hub.info().path));
    demo->m_connection.setTokenProvider(hub.tokenProvider("payments-replay", {"service"}));
    demo->m_replayer = std::make_unique<replay::Replayer>(demo->m_connection, std::move(*items), perSecond);
    demo->m_replayer->setEndless(true);
    demo->m_replayer->start();
    demo->m_connection.open();
    return demo;
}

} // namespace opsroom::app
