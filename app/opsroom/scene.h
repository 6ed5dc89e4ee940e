#pragma once

#include "qml/viewmodels/hub_session.h"

#include <QtCore/QString>

#include <memory>

namespace opsroom::app {

/// States of the console that no demonstration comes to, to be looked at: screenshots show every page in each of them.
enum class Scene : std::uint8_t {
    Empty,     ///< connected, and nothing has happened yet
    Error,     ///< refused for good, after data had come
    LongNames, ///< everything has the longest name that the contract allows, and figures of many digits
    Busy,      ///< 10,000 rows, 2,000 wallets, 500 alerts, 300 tenants
};

[[nodiscard]] QString nameOf(Scene scene);

/// A console over a hub that is made up. It opens and fills by itself, once the event loop runs.
[[nodiscard]] std::unique_ptr<viewmodels::HubSession> sessionOf(Scene scene, const Clock &clock,
                                                                viewmodels::SettingsViewModel &settings,
                                                                const QString &version);

} // namespace opsroom::app
