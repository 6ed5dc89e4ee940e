#pragma once

#include "client/cli/exit_code.h"
#include "client/lib/hub_connection.h"

#include <CLI/App.hpp>
#include <QtCore/QTimer>

#include <functional>
#include <string>

namespace opsroom::client_cli {

/// Options of every command that connects.
struct SessionOptions
{
    std::string url = "http://127.0.0.1:3001";
    std::string path = "/enterprise-ws";
    std::string nsp = "/";
    std::string token;     ///< or the environment's OPSROOM_TOKEN, which other users of the machine do not see
    std::string tokenFile; ///< read again for every attempt
    double timeout = 10;   ///< seconds

    void addTo(CLI::App &command);
};

/// One run of a command: connects, does its work once connected, and ends the event loop with an exit code.
///
/// Thread: main.
class Session final : public QObject
{
    Q_OBJECT

public:
    explicit Session(const SessionOptions &options);

    [[nodiscard]] client::HubConnection &connection() { return m_connection; }
    [[nodiscard]] std::chrono::milliseconds timeout() const { return m_timeout; }

    /// Connects and runs the event loop until finish(). \a work begins on the first `connected` event.
    int run(std::function<void()> work);
    void finish(ExitCode code);
    /// Prints why a request has no good answer, and finishes with the code for it.
    void finishWith(const client::RequestError &error);

private:
    void onStateChanged();

    client::HubConnection m_connection;
    const std::chrono::milliseconds m_timeout;
    QTimer m_connectLimit;
    std::function<void()> m_work;
    bool m_hasBegun = false;
    bool m_isFinished = false;
};

/// Prints one line on standard error.
void complain(const QString &text);
/// Prints one line of JSON on standard output, at once: readers of a pipe wait for it.
void printLine(const QByteArray &line);

} // namespace opsroom::client_cli
