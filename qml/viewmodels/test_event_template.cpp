#include "qml/viewmodels/test_event_template.h"

#include "core/contract/event_names.h"
#include "core/contract/payload/compliance_alert.h"
#include "core/contract/payload/transaction_update.h"
#include "core/contract/payload/wallet_update.h"

#include <QtCore/QCoreApplication>

#include <algorithm>
#include <array>

namespace opsroom::viewmodels {

namespace {

template <auto read>
QString problemIn(json::Value payload)
{
    const auto result = read(payload);
    return result ? QString() : QString::fromStdString(result.error().detail);
}

/// Channels are judged by the hub; here only that it is a list of names, or one.
QString problemOfChannels(json::Value payload)
{
    bool isList = payload.isString() || payload.isArray();
    for (const json::Value element : payload.elements())
        isList = isList && element.isString();
    return isList
               ? QString()
               : QCoreApplication::translate("TestEventTemplate", "Expected the name of a channel, or a list of names");
}

constexpr std::array kTemplates{
    TestEventTemplate{contract::command::kTransactionUpdate, R"({
  "transactionId": "tx-test-1",
  "walletId": "w-test-1",
  "status": "completed",
  "amount": 123450,
  "currency": "GBP",
  "direction": "debit",
  "counterparty": {"name": "Test Supplier Ltd"}
})",
                      problemIn<contract::readTransactionUpdate>},
    TestEventTemplate{contract::command::kWalletUpdate, R"({
  "walletId": "w-test-1",
  "currency": "GBP",
  "balance": 500000,
  "delta": -123450
})",
                      problemIn<contract::readWalletUpdate>},
    TestEventTemplate{contract::command::kComplianceAlert, R"({
  "message": "Test alert: please ignore",
  "severity": "high",
  "category": "aml-rule",
  "subject": {"transactionId": "tx-test-1", "walletId": "w-test-1"}
})",
                      problemIn<contract::readComplianceAlert>},
    TestEventTemplate{contract::command::kSubscribe, R"(["wallet:w-test-1", "transaction:tx-test-1"])",
                      problemOfChannels},
    TestEventTemplate{contract::command::kUnsubscribe, R"(["wallet:w-test-1", "transaction:tx-test-1"])",
                      problemOfChannels},
};

} // namespace

std::span<const TestEventTemplate> TestEventTemplate::all()
{
    return kTemplates;
}

const TestEventTemplate *TestEventTemplate::find(const QString &event)
{
    const auto found = std::ranges::find_if(kTemplates,
                                            [&event](const TestEventTemplate &row) { return row.name() == event; });
    return found == kTemplates.end() ? nullptr : &*found;
}

} // namespace opsroom::viewmodels
