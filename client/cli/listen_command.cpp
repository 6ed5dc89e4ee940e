#include "client/cli/commands.h"

#include "client/lib/json_text.h"
#include "core/base/text_escape.h"
#include "core/contract/event_names.h"
#include "core/protocol/json/writer.h"

#include <memory>

namespace opsroom::client_cli {

namespace {

struct ListenOptions
{
    SessionOptions session;
    std::vector<std::string> channels;
    std::vector<std::string> tenants;
    std::vector<std::string> events;
    int count = 0;
};

QByteArray lineOf(const client::HubEvent &event)
{
    std::string line;
    json::Writer writer(line);
    writer.beginObject().member("event", event.name.toStdString());
    if (event.argument.isEmpty())
        writer.name("data").null();
    else
        writer.rawMember("data", client::viewOf(event.argument));
    if (!event.attachments.isEmpty())
        writer.member("attachments", event.attachments.size());
    writer.endObject();
    return QByteArray::fromStdString(line);
}

QByteArray jsonOf(const std::vector<std::string> &texts)
{
    std::string json;
    json::Writer writer(json);
    writer.beginArray();
    for (const std::string &text : texts)
        writer.value(text);
    writer.endArray();
    return QByteArray::fromStdString(json);
}

QByteArray jsonOf(const std::string &text)
{
    std::string json = "\"";
    appendEscaped(json, text);
    return QByteArray::fromStdString(json + '"');
}

QByteArray nameOf(std::string_view name)
{
    return {name.data(), static_cast<qsizetype>(name.size())};
}

/// What a session asks for after each connection: rooms are forgotten with the old one.
void subscribe(Session &session, const ListenOptions &options)
{
    const auto onReply = [&session](const client::Reply &reply) {
        if (const auto *error = std::get_if<client::RequestError>(&reply);
            error != nullptr && error->kind == client::RequestError::Kind::Refused)
            session.finishWith(*error);
    };
    for (const std::string &tenant : options.tenants)
        session.connection().request(nameOf(contract::command::kJoinTenant), jsonOf(tenant), onReply);
    if (!options.channels.empty())
        session.connection().request(nameOf(contract::command::kSubscribe), jsonOf(options.channels), onReply);
}

int listen(const ListenOptions &options)
{
    Session session(options.session);
    int left = options.count;
    QObject::connect(&session.connection(), &client::HubConnection::eventReceived, &session,
                     [&](const client::HubEvent &event) {
                         const std::string name = event.name.toStdString();
                         const auto &wanted = options.events;
                         if (!wanted.empty() && std::find(wanted.begin(), wanted.end(), name) == wanted.end())
                             return;
                         printLine(lineOf(event));
                         if (left > 0 && --left == 0)
                             session.finish(Done);
                     });
    QObject::connect(&session.connection(), &client::HubConnection::identityChanged, &session,
                     [&] { subscribe(session, options); });
    QObject::connect(&session.connection(), &client::HubConnection::stateChanged, &session, [&] {
        if (session.connection().state() == client::HubConnection::State::Waiting)
            complain(QStringLiteral("lost the connection (%1), trying again").arg(session.connection().lastError()));
    });
    return session.run([] {});
}

} // namespace

void addListenCommand(CLI::App &app, int &exitCode)
{
    auto options = std::make_shared<ListenOptions>();
    CLI::App *command = app.add_subcommand("listen", "Print each event as a JSON line, until interrupted");
    options->session.addTo(*command);
    command->add_option("--channel", options->channels, "Channel to subscribe to")->take_all();
    command->add_option("--join", options->tenants, "Tenant to join besides the token's own")->take_all();
    command->add_option("--event", options->events, "Print only events of this name")->take_all();
    command->add_option("--count", options->count, "End after this many events");
    command->callback([options, &exitCode] { exitCode = listen(*options); });
}

} // namespace opsroom::client_cli
