#include "qml/viewmodels/test_bench_view_model.h"

#include "client/lib/json_text.h"
#include "client/lib/socket_link.h"
#include "core/contract/event_names.h"
#include "core/protocol/json/value.h"
#include "core/protocol/json/writer.h"
#include "qml/viewmodels/test_event_template.h"
#include "qml/viewmodels/words.h"

#include <QtCore/QPointer>
#include <QtGui/QClipboard>
#include <QtGui/QGuiApplication>

#include <array>

namespace opsroom::viewmodels {

namespace {

constexpr qsizetype kMostEarly = 1'000;

QByteArray eventIdOf(const QByteArray &json)
{
    json::Document document;
    const auto value = document.parse(client::viewOf(json));
    const json::Value id = value ? value->find("eventId") : json::Value();
    return id.isString() ? QByteArray::fromStdString(id.string()) : QByteArray();
}

/// The hub's reason in words.
QString verdictWords(const QByteArray &json)
{
    json::Document document;
    const auto value = document.parse(client::viewOf(json));
    const QString reason = value ? client::textOf(*value, "reason") : QString();
    const QString receivers = value ? client::textOf(*value, "receivers") : QString();
    const std::array kWords{
        std::pair("delivered", TestBenchViewModel::tr("the hub has sent it: it was lost on the line")),
        std::pair("role", TestBenchViewModel::tr("its role may not see it; these may: %1").arg(receivers)),
        std::pair("subject", TestBenchViewModel::tr("the alert is about this user")),
        std::pair("not-joined", TestBenchViewModel::tr("it has left the tenant")),
        std::pair("not-subscribed", TestBenchViewModel::tr("it has not subscribed to the channel")),
        std::pair("other-user", TestBenchViewModel::tr("it is for another user")),
        std::pair("other-namespace", TestBenchViewModel::tr("it is in another namespace")),
        std::pair("connected-later", TestBenchViewModel::tr("it connected later")),
        std::pair("gone", TestBenchViewModel::tr("it was gone")),
    };
    const auto found = std::ranges::find_if(
        kWords, [&reason](const auto &row) { return reason == QLatin1StringView(row.first); });
    return found == kWords.end() ? reason : found->second;
}

double millisecondsBetween(SteadyTime from, SteadyTime to)
{
    return std::chrono::duration<double, std::milli>(to - from).count();
}

} // namespace

TestBenchViewModel::TestBenchViewModel(client::HubConnection &hub, const Clock &clock, TokenMint mint, QObject *parent)
    : QObject(parent), m_hub(hub), m_clock(clock), m_mint(std::move(mint))
{
    setEvent(TestEventTemplate::all().front().name());
    m_settle.setSingleShot(true);
    m_settle.setInterval(kSettle);
    connect(&m_settle, &QTimer::timeout, this, &TestBenchViewModel::settle);
    m_clients.setOnReceived(
        [this](const TestClientModel::Client &client, const client::HubEvent &event) { onReceived(client, event); });
}

QStringList TestBenchViewModel::roles() const
{
    return {QStringLiteral("service"), QStringLiteral("operator"), QStringLiteral("compliance"),
            QStringLiteral("auditor"), QStringLiteral("admin"),    QStringLiteral("user")};
}

QStringList TestBenchViewModel::events() const
{
    QStringList events;
    for (const TestEventTemplate &row : TestEventTemplate::all())
        events.append(row.name());
    return events;
}

void TestBenchViewModel::setEvent(const QString &event)
{
    const TestEventTemplate *found = TestEventTemplate::find(event);
    if (found == nullptr || m_event == event)
        return;
    m_event = event;
    Q_EMIT eventChanged();
    setPayload(QString::fromLatin1(found->payload));
}

void TestBenchViewModel::setPayload(const QString &payload)
{
    if (m_payload == payload)
        return;
    m_payload = payload;
    const std::string text = payload.toStdString();
    json::Document document;
    const auto value = document.parse(text);
    m_isJson = value.has_value();
    m_payloadProblem = value ? TestEventTemplate::find(m_event)->problemOf(*value) : tr("This is no JSON");
    Q_EMIT payloadChanged();
}

bool TestBenchViewModel::copyToken(const QString &user, const QString &tenant, const QString &role)
{
    const QByteArray token = m_mint ? m_mint(user.trimmed(), tenant.trimmed(), role, std::chrono::seconds(0))
                                    : QByteArray();
    setProblem(token.isEmpty() ? tr("These names make no token; a tenant is of lower case letters, digits and hyphens")
                               : QString());
    if (token.isEmpty())
        return false;
    QGuiApplication::clipboard()->setText(QString::fromLatin1(token));
    return true;
}

bool TestBenchViewModel::connectClient(const QString &user, const QString &tenant, const QString &role)
{
    if (!m_mint)
        return false;
    auto client = std::make_unique<TestClientModel::Client>();
    client->userId = user.trimmed();
    client->tenantId = tenant.trimmed();
    client->role = role;
    if (m_mint(client->userId, client->tenantId, role, std::chrono::seconds(0)).isEmpty()) {
        setProblem(tr("These names make no token; a tenant is of lower case letters, digits and hyphens"));
        return false;
    }
    if (m_clients.rowOf(client->key()) >= 0) {
        setProblem(tr("%1 is there already").arg(client->key()));
        return false;
    }
    TestClientModel::Client &added = *client;
    added.connection.setUrl(m_hub.url());
    added.connection.setPath(m_hub.path());
    added.connection.setTokenProvider([this, &added](const auto &deliver) {
        deliver(added.expiredToken.isEmpty() ? m_mint(added.userId, added.tenantId, added.role, std::chrono::seconds(0))
                                             : added.expiredToken);
    });
    added.connection.setLinkFactory([&added](client::LinkSettings settings) {
        auto link = std::make_unique<fault::FaultyLink>(std::make_unique<client::SocketLink>(std::move(settings)),
                                                        added.faults);
        added.link = link.get();
        return link;
    });
    if (!m_clients.add(std::move(client))) {
        setProblem(tr("There are %1 clients already").arg(TestClientModel::kMostClients));
        return false;
    }
    added.connection.open();
    setProblem({});
    TestStep step;
    step.action = TestStep::Action::Connect;
    step.client = added.key();
    step.role = role;
    Q_EMIT performed(step);
    return true;
}

bool TestBenchViewModel::addOutsideClient()
{
    if (!m_mint)
        return false;
    auto client = std::make_unique<TestClientModel::Client>();
    client->userId = tr("outside %1").arg(++m_outside);
    client->tenantId = tr("any");
    client->proxy = std::make_unique<fault::FaultProxy>(m_hub.url(), client->faults);
    if (!client->proxy->listen()) {
        setProblem(tr("There is no free port"));
        return false;
    }
    const bool isAdded = m_clients.add(std::move(client));
    setProblem(isAdded ? QString() : tr("There are %1 clients already").arg(TestClientModel::kMostClients));
    return isAdded;
}

void TestBenchViewModel::disconnectClient(int row)
{
    if (!hasRow(row))
        return;
    TestStep step;
    step.action = TestStep::Action::Disconnect;
    step.client = m_clients.at(row).key();
    const bool isOutside = m_clients.at(row).isOutside();
    m_clients.remove(row);
    if (!isOutside)
        Q_EMIT performed(step);
}

void TestBenchViewModel::setFaults(int row, int delayMs, int drop, int duplicate, int reorder)
{
    if (!hasRow(row))
        return;
    const fault::FaultPlan plan{std::chrono::milliseconds(delayMs), drop, duplicate, reorder};
    if (m_clients.at(row).faults.plan() == plan)
        return;
    m_clients.setFaults(row, plan);
    TestStep step;
    step.action = TestStep::Action::Fault;
    step.client = m_clients.at(row).key();
    step.plan = m_clients.at(row).faults.plan();
    Q_EMIT performed(step);
}

void TestBenchViewModel::closeClient(int row, int code)
{
    if (!hasRow(row))
        return;
    TestStep step;
    step.action = TestStep::Action::Close;
    step.client = m_clients.at(row).key();
    step.number = code;
    m_clients.closeWith(row, code);
    Q_EMIT performed(step);
}

void TestBenchViewModel::expireToken(int row)
{
    if (!hasRow(row) || m_clients.at(row).isOutside())
        return;
    TestClientModel::Client &client = m_clients.at(row);
    client.expiredToken = m_mint(client.userId, client.tenantId, client.role, std::chrono::seconds(1));
    client.connection.request(client::bytesOf(contract::command::kRefreshToken),
                              R"({"token":")" + client.expiredToken + R"("})", [](const client::Reply &) {});
    m_clients.setFaults(row, client.faults.plan());
    TestStep step;
    step.action = TestStep::Action::ExpireToken;
    step.client = client.key();
    Q_EMIT performed(step);
}

void TestBenchViewModel::renewToken(int row)
{
    if (!hasRow(row))
        return;
    TestClientModel::Client &client = m_clients.at(row);
    client.expiredToken.clear();
    client.connection.retryNow();
    m_clients.setFaults(row, client.faults.plan());
    TestStep step;
    step.action = TestStep::Action::RenewToken;
    step.client = client.key();
    Q_EMIT performed(step);
}

void TestBenchViewModel::send(int row)
{
    if (!hasRow(row) || m_clients.at(row).isOutside())
        return;
    if (!m_isJson) {
        setAnswer(m_payloadProblem, true);
        return;
    }
    TestClientModel::Client &client = m_clients.at(row);
    m_eventTenant = client.tenantId;
    m_clients.beginEvent();
    m_eventId.clear();
    m_early.clear();
    m_sentAt = m_clock.steadyNow();
    m_isAnswered = false;
    m_settle.stop();
    setAnswer(tr("Waiting for the hub"), false);
    TestStep step;
    step.action = TestStep::Action::Send;
    step.client = client.key();
    step.event = m_event;
    step.payload = m_payload;
    Q_EMIT performed(step);
    const quint64 number = ++m_sent;
    const QPointer<TestBenchViewModel> self(this);
    client.connection.request(m_event.toUtf8(), m_payload.toUtf8(), [self, number](const client::Reply &reply) {
        if (self && self->m_sent == number)
            self->onReply(reply);
    });
}

/// Who has not got it by now does not get it: the hub says why.
void TestBenchViewModel::settle()
{
    for (int row = 0; row < m_clients.count(); ++row) {
        const TestClientModel::Client &client = m_clients.at(row);
        if (!m_eventId.isEmpty() && !client.hasReceived && !client.isOutside() && client.connection.isConnected())
            askWhy(client);
    }
    Q_EMIT settled();
}

void TestBenchViewModel::askWhy(const TestClientModel::Client &client)
{
    std::string argument;
    json::Writer(argument)
        .beginObject()
        .member("tenantId", m_eventTenant.toStdString())
        .member("eventId", m_eventId.toStdString())
        .member("sid", client.connection.socketId().toStdString())
        .endObject();
    const QString key = client.key();
    const bool isOfAnother = client.tenantId != m_eventTenant;
    const QPointer<TestBenchViewModel> self(this);
    m_hub.request(client::bytesOf(contract::command::kExplainDelivery), QByteArray::fromStdString(argument),
                  [self, key, isOfAnother, number = m_sent](const client::Reply &reply) {
                      if (!self || self->m_sent != number)
                          return;
                      if (isOfAnother)
                          self->m_clients.noteWhy(key, tr("of another tenant"));
                      else if (const auto *json = std::get_if<QByteArray>(&reply))
                          self->m_clients.noteWhy(key, verdictWords(*json));
                      else
                          self->m_clients.noteWhy(key, std::get<client::RequestError>(reply).message);
                  });
}

void TestBenchViewModel::onReply(const client::Reply &reply)
{
    m_isAnswered = true;
    m_settle.start();
    if (const auto *error = std::get_if<client::RequestError>(&reply)) {
        setAnswer(error->code == 0 ? error->message : tr("Refused with %1: %2").arg(error->code).arg(error->message),
                  true);
        return;
    }
    const QByteArray &json = std::get<QByteArray>(reply);
    const double took = millisecondsBetween(m_sentAt, m_clock.steadyNow());
    m_eventId = eventIdOf(json);
    if (m_eventId.isEmpty())
        m_clients.endEvent(); // nothing was published that anybody could receive
    setAnswer(tr("Accepted after %1: %2").arg(durationWords(took), QString::fromUtf8(json)), false);
    for (const Early &early : std::exchange(m_early, {})) {
        if (eventIdOf(early.argument) == m_eventId)
            m_clients.noteArrival(*early.client, millisecondsBetween(m_sentAt, early.at));
    }
}

void TestBenchViewModel::onReceived(const TestClientModel::Client &client, const client::HubEvent &event)
{
    const SteadyTime now = m_clock.steadyNow();
    const qint64 nowMs = m_clock.wallNow().time_since_epoch().count();
    m_received.add({timeWords(nowMs, true), client.userId + QStringLiteral(" @ ") + client.tenantId, event.name,
                    shownText(QString::fromUtf8(event.argument))});
    if (m_sent == 0)
        return;
    if (m_eventId.isEmpty()) {
        if (m_early.size() < kMostEarly)
            m_early.append({&client, event.argument, now});
    } else if (eventIdOf(event.argument) == m_eventId) {
        m_clients.noteArrival(client, millisecondsBetween(m_sentAt, now));
    }
}

void TestBenchViewModel::setAnswer(const QString &answer, bool isRefused)
{
    m_answer = answer;
    m_isRefused = isRefused;
    Q_EMIT answerChanged();
}

void TestBenchViewModel::setProblem(const QString &problem)
{
    if (m_problem == problem)
        return;
    m_problem = problem;
    Q_EMIT problemChanged();
}

} // namespace opsroom::viewmodels
