#include "client/replay/ethereum_reader.h"

#include "client/lib/json_text.h"
#include "core/contract/event_names.h"
#include "core/protocol/json/value.h"
#include "core/protocol/json/writer.h"

namespace opsroom::replay {

namespace {

std::string text(json::Value object, std::string_view name)
{
    const json::Value value = object.find(name);
    return value.isString() ? value.string() : std::string();
}

/// Digits of a non-negative integer, however many there are; empty for anything else.
std::string_view digits(json::Value object, std::string_view name)
{
    const json::Value value = object.find(name);
    if (!value.isNumber())
        return {};
    const std::string_view raw = value.raw();
    return raw.find_first_not_of("0123456789") == std::string_view::npos ? raw : std::string_view();
}

/// Transactions of a block go to two tenants in turn, so that a replay shows more than one.
std::string tenantOf(json::Value transaction)
{
    const std::int64_t index = transaction.find("transaction_index").integer().value_or(0);
    return "eth-" + std::string(digits(transaction, "block_number")) + (index % 2 == 0 ? "-a" : "-b");
}

Result<ReplayItem> itemOf(json::Value transaction)
{
    const std::string hash = text(transaction, "hash");
    const std::string from = text(transaction, "from_address");
    const std::string_view value = digits(transaction, "value");
    if (hash.empty() || from.empty() || value.empty() || digits(transaction, "block_number").empty())
        return Failure(Error(ErrorCode::BadRequest, "hash, from_address, value or block_number is missing"));
    const bool hasFailed = transaction.find("receipt_status").integer() == 0;

    std::string json;
    json::Writer writer(json);
    writer.beginObject()
        .member("tenantId", tenantOf(transaction))
        .member("transactionId", hash)
        .member("walletId", from)
        .member("status", hasFailed ? "failed" : "completed")
        .member("amount", value)
        .member("asset", "ETH")
        .member("scale", 18)
        .member("direction", "debit")
        .member("kind", "transfer");
    if (const std::string to = text(transaction, "to_address"); !to.empty())
        writer.name("counterparty").beginObject().member("account", to).endObject();
    if (const std::string at = text(transaction, "item_timestamp"); !at.empty())
        writer.member("occurredAt", at);
    writer.name("chain").beginObject().member("network", "ethereum").member("txHash", hash).endObject().endObject();
    const std::string_view event = contract::command::kTransactionUpdate;
    return ReplayItem{{event.data(), static_cast<qsizetype>(event.size())}, QByteArray::fromStdString(json)};
}

} // namespace

Result<QList<ReplayItem>> readEthereum(const QByteArray &lines, const QString &name, const ReplayOptions &)
{
    QList<ReplayItem> items;
    json::Document document;
    int number = 0;
    for (const QByteArray &line : lines.split('\n')) {
        ++number;
        if (line.trimmed().isEmpty())
            continue;
        const auto fault = [&name, number](const Error &error) {
            const QString where = QStringLiteral("%1:%2: ").arg(name).arg(number);
            return Failure(Error(ErrorCode::BadRequest, where.toStdString() + error.detail));
        };
        const auto transaction = document.parse(client::viewOf(line));
        if (!transaction)
            return fault(transaction.error());
        auto item = itemOf(*transaction);
        if (!item)
            return fault(item.error());
        items.append(std::move(*item));
    }
    return items;
}

} // namespace opsroom::replay
