#pragma once

#include "app/opsroom/embedded_hub.h"
#include "qml/viewmodels/hub_control.h"

#include <QtCore/QObject>

namespace opsroom::app {

/// What the console does with the embedded hub.
///
/// Thread: main. Ownership: the hub is not its own and outlives it.
class EmbeddedHubControl final : public QObject, public viewmodels::HubControl
{
    Q_OBJECT

public:
    explicit EmbeddedHubControl(EmbeddedHub &hub) : m_hub(hub) {}

    [[nodiscard]] bool isRunning() const override { return m_hub.isRunning(); }
    [[nodiscard]] QList<std::pair<QString, QString>> facts() const override;
    [[nodiscard]] QList<Setting> settings() const override;
    [[nodiscard]] Problems check(const Changes &changes) const override;
    void start(const Changes &changes, Done done) override;
    void stop(Done done) override;

private:
    [[nodiscard]] config::NodeConfig changed(const Changes &changes, Problems &problems) const;
    [[nodiscard]] QString tlsText() const;

    EmbeddedHub &m_hub;
};

} // namespace opsroom::app
