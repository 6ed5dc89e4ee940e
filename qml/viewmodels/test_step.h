#pragma once

#include "client/fault/fault_line.h"

#include <QtCore/QJsonObject>
#include <QtCore/QString>
#include <QtCore/QStringList>

#include <optional>

namespace opsroom::viewmodels {

/// One thing that a tester does at the test bench, and what came of it: a scenario is a list of them.
struct TestStep
{
    enum class Action : std::uint8_t { Connect, Disconnect, Send, Fault, Close, ExpireToken, RenewToken, Wait };

    Action action = Action::Wait;
    QString client; ///< "anna@acme"; of all but Wait
    QString role;   ///< Connect
    QString event;  ///< Send
    QString payload;
    fault::FaultPlan plan; ///< Fault
    int number = 0;        ///< Close: the code; Wait: milliseconds

    // What came of it when it was recorded, which is what is expected of it later.
    bool isRefused = false; ///< Connect, Send
    QStringList receivers;  ///< Send: clients, sorted

    [[nodiscard]] QJsonObject toJson() const;
    /// \returns nothing for what is no step.
    [[nodiscard]] static std::optional<TestStep> fromJson(const QJsonObject &object);
    /// "Send transaction-update as ledger@acme"
    [[nodiscard]] QString text() const;
};

} // namespace opsroom::viewmodels
