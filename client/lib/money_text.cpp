#include "client/lib/money_text.h"

#include "core/contract/currency.h"
#include "core/contract/money.h"

namespace opsroom::client {

namespace {

std::optional<int> scaleOf(json::Value payload)
{
    if (const auto scale = payload.find("scale").integer(); scale && *scale >= 0 && *scale <= 30)
        return static_cast<int>(*scale);
    const json::Value currency = payload.find("currency");
    return currency.isString() ? contract::minorUnitOf(currency.string()) : std::nullopt;
}

QString unitOf(json::Value payload)
{
    for (const std::string_view name : {"currency", "asset"}) {
        if (const json::Value unit = payload.find(name); unit.isString())
            return QString::fromStdString(unit.string());
    }
    return {};
}

} // namespace

Money readMoney(json::Value payload, std::string_view name, bool hasText)
{
    Money money;
    money.unit = unitOf(payload);
    if (hasText) {
        if (const json::Value text = payload.find("amountText"); text.isString()) {
            money.value = contract::Decimal::fromText(text.string());
            if (money.value)
                return money;
        }
    }
    const json::Value amount = payload.find(name);
    if (!contract::isAmount(amount))
        return money;
    if (const auto scale = scaleOf(payload))
        money.value = contract::decimalOf(amount, *scale);
    if (!money.value)
        money.raw = QString::fromStdString(amount.isString() ? amount.string() : std::string(amount.raw()));
    return money;
}

QString Money::exactText() const
{
    return value ? QString::fromStdString(value->text()) : raw;
}

QString Money::groupedText() const
{
    const QString text = exactText();
    const qsizetype first = text.startsWith(u'-') ? 1 : 0;
    const qsizetype point = text.indexOf(u'.');
    QString grouped = text;
    for (qsizetype at = (point < 0 ? text.size() : point) - 3; at > first; at -= 3)
        grouped.insert(at, u',');
    return grouped;
}

} // namespace opsroom::client
