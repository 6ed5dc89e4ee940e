#include "client/cli/commands.h"

#include "client/replay/replay_file.h"
#include "client/replay/replayer.h"

#include <cstdio>
#include <memory>
#include <unistd.h>

namespace opsroom::client_cli {

namespace {

struct ReplayOptions
{
    SessionOptions session;
    std::string file;
    double rate = 100;
    bool isEndless = false;
    replay::ReplayOptions conversion;
};

/// One line that is drawn over and over on a terminal, and once at the end elsewhere.
class ProgressLine
{
public:
    void draw(const replay::Replayer::Progress &progress, bool isLast)
    {
        if (!isLast && (!m_isTerminal || m_clock.isValid()) && (!m_isTerminal || m_clock.elapsed() < kRedrawMs))
            return;
        m_clock.start();
        constexpr int kWidth = 30;
        const auto done = progress.total > 0
                              ? static_cast<int>(std::min(progress.sent, progress.total) * kWidth / progress.total)
                              : kWidth;
        const QByteArray bar = QByteArray(done, '#') + QByteArray(kWidth - done, '.');
        std::fprintf(stderr, "%s[%s] %lld/%lld sent, %lld acknowledged, %lld refused, %lld unanswered%s",
                     m_isTerminal ? "\r" : "", bar.constData(), static_cast<long long>(progress.sent),
                     static_cast<long long>(progress.total), static_cast<long long>(progress.acknowledged),
                     static_cast<long long>(progress.refused), static_cast<long long>(progress.unanswered),
                     isLast ? "\n" : "");
        std::fflush(stderr);
    }

private:
    static constexpr int kRedrawMs = 100;
    const bool m_isTerminal = ::isatty(STDERR_FILENO) == 1;
    QElapsedTimer m_clock;
};

int replayFile(const ReplayOptions &options)
{
    auto items = replay::readReplayFile(QString::fromStdString(options.file), options.conversion);
    if (!items) {
        complain(QString::fromStdString(items.error().detail));
        return WrongUsage;
    }
    Session session(options.session);
    replay::Replayer replayer(session.connection(), std::move(*items), options.rate);
    replayer.setEndless(options.isEndless);
    ProgressLine line;
    QObject::connect(&replayer, &replay::Replayer::progressed, &session,
                     [&] { line.draw(replayer.progress(), false); });
    QObject::connect(&replayer, &replay::Replayer::finished, &session, [&] {
        const auto &progress = replayer.progress();
        line.draw(progress, true);
        if (progress.refused > 0)
            complain(QStringLiteral("first refusal: %1").arg(progress.firstRefusal));
        session.finish(progress.refused > 0 ? Refused : progress.unanswered > 0 ? NoAnswer : Done);
    });
    return session.run([&] { replayer.start(); });
}

} // namespace

void addReplayCommand(CLI::App &app, int &exitCode)
{
    auto options = std::make_shared<ReplayOptions>();
    CLI::App *command = app.add_subcommand(
        "replay", "Publish a payments CSV or Ethereum JSON lines as the transactions of several tenants");
    options->session.addTo(*command);
    command->add_option("file", options->file, "File to replay")->required()->check(CLI::ExistingFile);
    command->add_option("--rate", options->rate, "Events per second")
        ->capture_default_str()
        ->check(CLI::PositiveNumber);
    command->add_flag("--wallets", options->conversion.withWallets, "Publish wallet updates with running balances too");
    command->add_flag("--endless", options->isEndless, "Begin again at the end, until stopped");
    command->add_flag("--alerts", options->conversion.withAlerts, "Raise compliance alerts by threshold rules too");
    command->callback([options, &exitCode] { exitCode = replayFile(*options); });
}

} // namespace opsroom::client_cli
