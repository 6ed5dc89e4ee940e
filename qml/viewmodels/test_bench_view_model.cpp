#include "qml/viewmodels/test_bench_view_model.h"

#include "core/contract/event_names.h"
#include "core/contract/payload/compliance_alert.h"
#include "core/contract/payload/transaction_update.h"
#include "core/contract/payload/wallet_update.h"
#include "core/protocol/json/value.h"
#include "qml/viewmodels/words.h"

#include <QtCore/QPointer>

#include <array>

namespace opsroom::viewmodels {

namespace {

constexpr qsizetype kMostEarly = 1'000;

/// Why the hub would refuse a payload; empty: it would not.
using Check = QString (*)(json::Value payload);

template <auto read>
QString problemOf(json::Value payload)
{
    const auto result = read(payload);
    return result ? QString() : QString::fromStdString(result.error().detail);
}

struct Template
{
    std::string_view event;
    const char *payload;
    Check check;
};

constexpr std::array kTemplates{
    Template{contract::command::kTransactionUpdate, R"({
  "transactionId": "tx-test-1",
  "walletId": "w-test-1",
  "status": "completed",
  "amount": 123450,
  "currency": "GBP",
  "direction": "debit",
  "counterparty": {"name": "Test Supplier Ltd"}
})",
             problemOf<contract::readTransactionUpdate>},
    Template{contract::command::kWalletUpdate, R"({
  "walletId": "w-test-1",
  "currency": "GBP",
  "balance": 500000,
  "delta": -123450
})",
             problemOf<contract::readWalletUpdate>},
    Template{contract::command::kComplianceAlert, R"({
  "message": "Test alert: please ignore",
  "severity": "high",
  "category": "aml-rule",
  "subject": {"transactionId": "tx-test-1", "walletId": "w-test-1"}
})",
             problemOf<contract::readComplianceAlert>},
};

QString textOf(std::string_view text)
{
    return QString::fromLatin1(text.data(), static_cast<qsizetype>(text.size()));
}

const Template *templateOf(const QString &event)
{
    const auto found = std::ranges::find_if(kTemplates,
                                            [&event](const Template &row) { return textOf(row.event) == event; });
    return found == kTemplates.end() ? nullptr : &*found;
}

QByteArray eventIdOf(const QByteArray &json)
{
    json::Document document;
    const auto value = document.parse({json.constData(), static_cast<std::size_t>(json.size())});
    const json::Value id = value ? value->find("eventId") : json::Value();
    return id.isString() ? QByteArray::fromStdString(id.string()) : QByteArray();
}

double millisecondsBetween(SteadyTime from, SteadyTime to)
{
    return std::chrono::duration<double, std::milli>(to - from).count();
}

} // namespace

TestBenchViewModel::TestBenchViewModel(const client::HubConnection &hub, const Clock &clock, TokenMint mint,
                                       QObject *parent)
    : QObject(parent), m_hub(hub), m_clock(clock), m_mint(std::move(mint))
{
    setEvent(textOf(kTemplates.front().event));
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
    for (const Template &row : kTemplates)
        events.append(textOf(row.event));
    return events;
}

void TestBenchViewModel::setEvent(const QString &event)
{
    const Template *found = templateOf(event);
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
    m_payloadProblem = value ? templateOf(m_event)->check(*value) : tr("This is no JSON");
    Q_EMIT payloadChanged();
}

bool TestBenchViewModel::connectClient(const QString &user, const QString &tenant, const QString &role)
{
    if (!m_mint)
        return false;
    const QByteArray token = m_mint(user.trimmed(), tenant.trimmed(), role);
    if (token.isEmpty()) {
        setProblem(tr("These names make no token; a tenant is of lower case letters, digits and hyphens"));
        return false;
    }
    auto client = std::make_unique<TestClientModel::Client>();
    client->userId = user.trimmed();
    client->tenantId = tenant.trimmed();
    client->role = role;
    client->connection.setUrl(m_hub.url());
    client->connection.setPath(m_hub.path());
    client->connection.setTokenProvider([mint = m_mint, user = client->userId, tenant = client->tenantId,
                                         role](const auto &deliver) { deliver(mint(user, tenant, role)); });
    client::HubConnection &connection = client->connection;
    if (!m_clients.add(std::move(client))) {
        setProblem(tr("There are %1 clients already").arg(TestClientModel::kMostClients));
        return false;
    }
    connection.open();
    setProblem({});
    return true;
}

void TestBenchViewModel::send(int row)
{
    if (row < 0 || row >= m_clients.count())
        return;
    if (!m_isJson) {
        setAnswer(m_payloadProblem, true);
        return;
    }
    TestClientModel::Client &client = m_clients.at(row);
    m_clients.beginEvent(client.tenantId);
    m_eventId.clear();
    m_early.clear();
    m_sentAt = m_clock.steadyNow();
    setAnswer(tr("Waiting for the hub"), false);
    const quint64 number = ++m_sent;
    const QPointer<TestBenchViewModel> self(this);
    client.connection.request(m_event.toUtf8(), m_payload.toUtf8(), [self, number](const client::Reply &reply) {
        if (self && self->m_sent == number)
            self->onReply(reply);
    });
}

void TestBenchViewModel::onReply(const client::Reply &reply)
{
    if (const auto *error = std::get_if<client::RequestError>(&reply)) {
        setAnswer(error->code == 0 ? error->message : tr("Refused with %1: %2").arg(error->code).arg(error->message),
                  true);
        return;
    }
    const QByteArray &json = std::get<QByteArray>(reply);
    const double took = millisecondsBetween(m_sentAt, m_clock.steadyNow());
    m_eventId = eventIdOf(json);
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
