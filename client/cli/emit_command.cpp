#include "client/cli/commands.h"

#include "core/contract/event_names.h"
#include "core/protocol/json/value.h"

#include <array>
#include <memory>

namespace opsroom::client_cli {

namespace {

struct EmitOptions
{
    SessionOptions session;
    std::string event;
    std::string json;
    std::string expect;
};

bool isJson(const std::string &text)
{
    json::Document document;
    const auto parsed = document.parse(text);
    if (!parsed)
        complain(QString::fromStdString("JSON: " + parsed.error().detail));
    return parsed.has_value();
}

int emitEvent(const EmitOptions &options)
{
    if (!options.json.empty() && !isJson(options.json))
        return WrongUsage;
    Session session(options.session);
    return session.run([&] {
        session.connection().request(
            QByteArray::fromStdString(options.event), QByteArray::fromStdString(options.json),
            [&session](const client::Reply &reply) {
                if (const auto *error = std::get_if<client::RequestError>(&reply)) {
                    session.finishWith(*error);
                    return;
                }
                printLine(std::get<QByteArray>(reply));
                session.finish(Done);
            },
            session.timeout());
    });
}

/// The event with which the hub answers a command of the contract.
std::string_view answerTo(std::string_view command)
{
    namespace from = contract::command;
    namespace to = contract::event;
    constexpr std::array<std::pair<std::string_view, std::string_view>, 9> kAnswers{{
        {from::kJoinTenant, to::kJoinedTenant},
        {from::kLeaveTenant, to::kLeftTenant},
        {from::kSubscribe, to::kSubscriptionConfirmed},
        {from::kUnsubscribe, to::kUnsubscriptionConfirmed},
        {from::kRequestMetrics, to::kMetricsUpdate},
        {from::kPing, to::kPong},
        {from::kTransactionUpdate, to::kTransactionUpdated},
        {from::kWalletUpdate, to::kWalletUpdated},
        {from::kComplianceAlert, to::kComplianceAlert},
    }};
    for (const auto &[known, answer] : kAnswers) {
        if (known == command)
            return answer;
    }
    return {};
}

int requestEvent(EmitOptions options)
{
    if (options.expect.empty())
        options.expect = answerTo(options.event);
    if (options.expect.empty()) {
        complain(QStringLiteral("--expect: needed, no answer is known for this event"));
        return WrongUsage;
    }
    if (!options.json.empty() && !isJson(options.json))
        return WrongUsage;
    Session session(options.session);
    const QString expected = QString::fromStdString(options.expect);
    QObject::connect(&session.connection(), &client::HubConnection::eventReceived, &session,
                     [&](const client::HubEvent &event) {
                         if (event.name != expected)
                             return;
                         printLine(event.argument);
                         session.finish(Done);
                     });
    return session.run([&] {
        session.connection().request(
            QByteArray::fromStdString(options.event), QByteArray::fromStdString(options.json),
            [&session](const client::Reply &reply) {
                if (const auto *error = std::get_if<client::RequestError>(&reply))
                    session.finishWith(*error);
            },
            session.timeout());
        QTimer::singleShot(session.timeout(), &session, [&session] {
            complain(QStringLiteral("no answer in time"));
            session.finish(NoAnswer);
        });
    });
}

std::shared_ptr<EmitOptions> addOptions(CLI::App &command)
{
    auto options = std::make_shared<EmitOptions>();
    options->session.addTo(command);
    command.add_option("event", options->event, "Name of the event")->required();
    command.add_option("json", options->json, "Argument as JSON");
    return options;
}

} // namespace

void addEmitCommand(CLI::App &app, int &exitCode)
{
    CLI::App *command = app.add_subcommand("emit", "Send an event, wait for its ack and print it");
    const auto options = addOptions(*command);
    command->callback([options, &exitCode] { exitCode = emitEvent(*options); });
}

void addRequestCommand(CLI::App &app, int &exitCode)
{
    CLI::App *command = app.add_subcommand("request", "Send an event and print the event that answers it");
    const auto options = addOptions(*command);
    command->add_option("--expect", options->expect, "Name of the answering event, if it is not the contract's");
    command->callback([options, &exitCode] { exitCode = requestEvent(*options); });
}

} // namespace opsroom::client_cli
