#include "qml/viewmodels/test_step.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QJsonArray>

#include <algorithm>
#include <array>

namespace opsroom::viewmodels {

namespace {

using Action = TestStep::Action;

constexpr std::array kNames{std::pair(Action::Connect, "connect"),
                            std::pair(Action::Disconnect, "disconnect"),
                            std::pair(Action::Send, "send"),
                            std::pair(Action::Fault, "fault"),
                            std::pair(Action::Close, "close"),
                            std::pair(Action::ExpireToken, "expire-token"),
                            std::pair(Action::RenewToken, "renew-token"),
                            std::pair(Action::Wait, "wait")};
constexpr int kLongestWaitMs = 600'000;

QString nameOf(Action action)
{
    const auto found = std::ranges::find(kNames, action, &std::pair<Action, const char *>::first);
    return QString::fromLatin1(found->second);
}

QString words(const char *text)
{
    return QCoreApplication::translate("TestStep", text);
}

QString planWords(const fault::FaultPlan &plan)
{
    if (plan.isClean())
        return words(QT_TRANSLATE_NOOP("TestStep", "none"));
    QStringList parts;
    if (plan.delay.count() > 0)
        parts.append(words(QT_TRANSLATE_NOOP("TestStep", "delay %1 ms")).arg(plan.delay.count()));
    for (const auto &[share, text] : {std::pair(plan.drop, QT_TRANSLATE_NOOP("TestStep", "drop %1 %")),
                                      std::pair(plan.duplicate, QT_TRANSLATE_NOOP("TestStep", "duplicate %1 %")),
                                      std::pair(plan.reorder, QT_TRANSLATE_NOOP("TestStep", "reorder %1 %"))})
    {
        if (share > 0)
            parts.append(words(text).arg(share));
    }
    return parts.join(QStringLiteral(", "));
}

} // namespace

QJsonObject TestStep::toJson() const
{
    QJsonObject object{{QStringLiteral("do"), nameOf(action)}};
    const auto put = [&object](const char *name, const QJsonValue &value) {
        object.insert(QLatin1StringView(name), value);
    };
    if (!client.isEmpty())
        put("client", client);
    switch (action) {
    case Action::Connect:
        put("role", role);
        put("refused", isRefused);
        break;
    case Action::Send:
        put("event", event);
        put("payload", payload);
        put("refused", isRefused);
        put("receivers", QJsonArray::fromStringList(receivers));
        break;
    case Action::Fault:
        put("delayMs", static_cast<qint64>(plan.delay.count()));
        put("drop", plan.drop);
        put("duplicate", plan.duplicate);
        put("reorder", plan.reorder);
        break;
    case Action::Close:
        put("code", number);
        break;
    case Action::Wait:
        put("ms", number);
        break;
    case Action::Disconnect:
    case Action::ExpireToken:
    case Action::RenewToken:
        break;
    }
    return object;
}

std::optional<TestStep> TestStep::fromJson(const QJsonObject &object)
{
    const QString name = object.value(QLatin1StringView("do")).toString();
    const auto found = std::ranges::find_if(kNames,
                                            [&name](const auto &row) { return name == QLatin1StringView(row.second); });
    if (found == kNames.end())
        return {};
    const auto text = [&object](const char *member) { return object.value(QLatin1StringView(member)).toString(); };
    const auto number = [&object](const char *member) { return object.value(QLatin1StringView(member)).toInt(); };
    TestStep step;
    step.action = found->first;
    step.client = text("client");
    step.role = text("role");
    step.event = text("event");
    step.payload = text("payload");
    step.plan = {std::chrono::milliseconds(number("delayMs")), number("drop"), number("duplicate"), number("reorder")};
    step.number = step.action == Action::Close ? number("code") : std::clamp(number("ms"), 0, kLongestWaitMs);
    step.isRefused = object.value(QLatin1StringView("refused")).toBool();
    for (const auto &receiver : object.value(QLatin1StringView("receivers")).toArray())
        step.receivers.append(receiver.toString());
    step.receivers.sort();
    const bool needsClient = step.action != Action::Wait;
    if (needsClient && step.client.count(u'@') != 1)
        return {};
    return step;
}

QString TestStep::text() const
{
    switch (action) {
    case Action::Connect:
        return words(QT_TRANSLATE_NOOP("TestStep", "Connect %1 as %2")).arg(client, role);
    case Action::Disconnect:
        return words(QT_TRANSLATE_NOOP("TestStep", "Disconnect %1")).arg(client);
    case Action::Send:
        return words(QT_TRANSLATE_NOOP("TestStep", "%1 sends %2")).arg(client, event);
    case Action::Fault:
        return words(QT_TRANSLATE_NOOP("TestStep", "Faults of %1: %2")).arg(client, planWords(plan));
    case Action::Close:
        return words(QT_TRANSLATE_NOOP("TestStep", "Close %1 with %2")).arg(client).arg(number);
    case Action::ExpireToken:
        return words(QT_TRANSLATE_NOOP("TestStep", "The token of %1 runs out")).arg(client);
    case Action::RenewToken:
        return words(QT_TRANSLATE_NOOP("TestStep", "%1 gets fresh tokens again")).arg(client);
    case Action::Wait:
        return words(QT_TRANSLATE_NOOP("TestStep", "Wait %1 ms")).arg(number);
    }
    return {};
}

} // namespace opsroom::viewmodels
