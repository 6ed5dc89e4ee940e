#include "client/cli/session.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QFile>

#include <cstdio>

namespace opsroom::client_cli {

namespace {

QByteArray tokenOf(const SessionOptions &options)
{
    if (!options.token.empty())
        return QByteArray::fromStdString(options.token);
    if (!options.tokenFile.empty()) {
        QFile file(QString::fromStdString(options.tokenFile));
        return file.open(QIODevice::ReadOnly) ? file.readAll().trimmed() : QByteArray();
    }
    return qgetenv("OPSROOM_TOKEN");
}

} // namespace

void SessionOptions::addTo(CLI::App &command)
{
    command.add_option("--url", url, "Hub, e.g. http://127.0.0.1:3001")->capture_default_str();
    command.add_option("--path", path, "Path of the Socket.IO endpoint")->capture_default_str();
    command.add_option("--namespace", nsp, "Socket.IO namespace")->capture_default_str();
    command.add_option("--token", token, "Token; better: --token-file or the environment variable OPSROOM_TOKEN");
    command.add_option("--token-file", tokenFile, "File with the token, read again for every attempt")
        ->check(CLI::ExistingFile);
    command.add_option("--timeout", timeout, "Seconds to wait for the connection and for an answer")
        ->capture_default_str()
        ->check(CLI::PositiveNumber);
}

Session::Session(const SessionOptions &options) : m_timeout(static_cast<std::int64_t>(options.timeout * 1000)), m_work()
{
    m_connection.setUrl(QUrl(QString::fromStdString(options.url)));
    m_connection.setPath(QString::fromStdString(options.path));
    m_connection.setNamespace(QString::fromStdString(options.nsp));
    m_connection.setTokenProvider(
        [options](const std::function<void(const QByteArray &)> &deliver) { deliver(tokenOf(options)); });
    connect(&m_connection, &client::HubConnection::stateChanged, this, &Session::onStateChanged);
    // With the hub's greeting the session is known to be good: a refusal would have come instead.
    connect(&m_connection, &client::HubConnection::identityChanged, this, [this] {
        if (std::exchange(m_hasBegun, true))
            return;
        m_connectLimit.stop();
        m_work();
    });
    m_connectLimit.setSingleShot(true);
    connect(&m_connectLimit, &QTimer::timeout, this, [this] {
        complain(
            QStringLiteral("no connection to %1: %2").arg(m_connection.url().toString(), m_connection.lastError()));
        finish(NotReachable);
    });
}

int Session::run(std::function<void()> work)
{
    m_work = std::move(work);
    m_connectLimit.start(m_timeout);
    m_connection.open();
    return QCoreApplication::exec();
}

void Session::onStateChanged()
{
    if (m_connection.state() == client::HubConnection::State::Refused) {
        complain(QStringLiteral("refused: %1").arg(m_connection.lastError()));
        finish(NotAuthorised);
    }
}

void Session::finish(ExitCode code)
{
    // The first end counts: closing the connection fails what is still waiting for an answer.
    if (std::exchange(m_isFinished, true))
        return;
    m_connection.disconnect(this);
    m_connection.close();
    // The loop may not be running yet.
    QTimer::singleShot(0, qApp, [code] { QCoreApplication::exit(code); });
}

void Session::finishWith(const client::RequestError &error)
{
    using Kind = client::RequestError::Kind;
    if (m_isFinished)
        return;
    if (error.kind == Kind::Refused)
        complain(QStringLiteral("refused: %1 %2").arg(error.code).arg(error.message));
    else
        complain(error.message);
    finish(error.kind == Kind::Refused ? Refused : error.kind == Kind::TimedOut ? NoAnswer : NotReachable);
}

void complain(const QString &text)
{
    std::fprintf(stderr, "opsroom-client: %s\n", text.toUtf8().constData());
}

void printLine(const QByteArray &line)
{
    std::fwrite(line.constData(), 1, static_cast<std::size_t>(line.size()), stdout);
    std::fputc('\n', stdout);
    std::fflush(stdout);
}

} // namespace opsroom::client_cli
