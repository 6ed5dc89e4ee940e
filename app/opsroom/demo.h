#pragma once

#include "app/opsroom/embedded_hub.h"
#include "client/replay/replayer.h"

#include <memory>
#include <vector>

namespace opsroom::app {

/// The demonstration: real payments of a city council, published into the embedded hub over and over by a back end of
/// its own, with a few users of each tenant looking on.
///
/// Thread: that of its event loop.
class Demo
{
public:
    /// \returns BadRequest if the shipped data cannot be read, which only a broken build can bring about.
    [[nodiscard]] static Result<std::unique_ptr<Demo>> start(const EmbeddedHub &hub, double perSecond);

    [[nodiscard]] const replay::Replayer &replayer() const { return *m_replayer; }

private:
    Demo() = default;
    void connectAudience(const EmbeddedHub &hub, const QList<replay::ReplayItem> &items);

    client::HubConnection m_connection;
    std::vector<std::unique_ptr<client::HubConnection>> m_audience;
    std::unique_ptr<replay::Replayer> m_replayer;
};

} // namespace opsroom::app
