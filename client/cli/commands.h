#pragma once

#include "client/cli/session.h"

namespace opsroom::client_cli {

/// `listen`: prints each event as a JSON line `{"event":…,"data":…}`.
void addListenCommand(CLI::App &app, int &exitCode);
/// `emit EVENT [JSON]`: sends an event, waits for its ack and prints it.
void addEmitCommand(CLI::App &app, int &exitCode);
/// `request EVENT [JSON]`: sends an event and prints the event with which the hub answers it.
void addRequestCommand(CLI::App &app, int &exitCode);
/// `replay FILE`: publishes a file of real transactions at a rate, with a progress bar.
void addReplayCommand(CLI::App &app, int &exitCode);
/// `bench CASE`: puts load on a server with thousands of connections and measures it.
void addBenchCommand(CLI::App &app, int &exitCode);

} // namespace opsroom::client_cli
