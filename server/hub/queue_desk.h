#pragma once

#include "server/hub/durability.h"
#include "server/hub/transaction_queue.h"

#include <string>
#include <string_view>

namespace opsroom::hub {

/// What back ends and operators ask of the queue, in JSON: the same over HTTP and over a socket.
///
/// Thread: the hub's.
class QueueDesk
{
public:
    QueueDesk(const HubContext &context, TransactionQueue &queue, const Durability &durability)
        : m_context(context), m_queue(queue), m_durability(durability)
    {}

    /// \param operation queue-transaction, process-transaction, complete-transaction, fail-transaction,
    /// extend-transaction, transaction-status, queue-overview, dead-letters, requeue-transaction or drop-transaction.
    /// \returns the answer's object (docs/protocol.md, "Transaction queue"), or MethodNotFound, BadRequest, or what
    /// TransactionQueue refuses.
    [[nodiscard]] Result<std::string> carryOut(std::string_view operation, TenantId tenant, json::Value body,
                                               std::string_view caller);
    [[nodiscard]] static bool knows(std::string_view operation);
    /// Whether an operation leaves something behind that has to survive.
    [[nodiscard]] static bool changes(std::string_view operation);

private:
    struct Order
    {
        TenantId tenant;
        json::Value body;
        std::string_view caller;
        std::string transactionId;
    };
    using Answer = Result<std::string>;
    struct Operation
    {
        std::string_view name;
        bool isChange;
        Answer (QueueDesk::*run)(const Order &order);
    };
    [[nodiscard]] static const Operation *find(std::string_view name);

    [[nodiscard]] Answer queue(const Order &order);
    [[nodiscard]] Answer process(const Order &order);
    [[nodiscard]] Answer complete(const Order &order);
    [[nodiscard]] Answer fail(const Order &order);
    [[nodiscard]] Answer extend(const Order &order);
    [[nodiscard]] Answer status(const Order &order);
    [[nodiscard]] Answer overview(const Order &order);
    [[nodiscard]] Answer deadLetters(const Order &order);
    [[nodiscard]] Answer requeue(const Order &order);
    [[nodiscard]] Answer drop(const Order &order);
    [[nodiscard]] std::string done() const;

    const HubContext &m_context;
    TransactionQueue &m_queue;
    const Durability &m_durability;
};

} // namespace opsroom::hub
