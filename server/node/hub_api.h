#pragma once

#include "core/base/mailbox.h"
#include "core/contract/payload/connection_stats.h"
#include "server/hub/hub.h"

#include <functional>
#include <optional>
#include <string>

namespace opsroom::node {

class HubPart;

/// The six calls of the service that this hub replaces, for C++ code in other threads: hub::Hub's own, carried to the
/// hub's thread and back.
///
/// Thread: any but the hub's own, which would wait for itself. Each call returns when the hub has carried it out and,
/// with a store on disk, what was changed is stored.
/// Errors: those of hub::Hub, TooManyRequests when the mailbox is full, and NotAvailable when the hub is not running.
/// \a dataJson is the text of a JSON object.
class HubApi
{
public:
    using Call = std::function<void(HubPart &)>;

    explicit HubApi(Mailbox<Call> &calls) : m_calls(calls) {}

    [[nodiscard]] Result<hub::Published> emitToTenant(const std::string &tenantId, const std::string &event,
                                                      const std::string &dataJson);
    [[nodiscard]] Result<hub::Published> emitToUser(const std::string &tenantId, const std::string &userId,
                                                    const std::string &event, const std::string &dataJson);
    [[nodiscard]] Result<hub::Published> emitToChannel(const std::string &tenantId, const std::string &channel,
                                                       const std::string &event, const std::string &dataJson);
    [[nodiscard]] Result<hub::TransactionQueue::Queued> queueTransaction(const std::string &tenantId,
                                                                         const std::string &transactionId,
                                                                         const std::string &dataJson);
    /// The next transaction if \a transactionId is empty, with a lease; nothing if it does not wait.
    [[nodiscard]] Result<std::optional<hub::QueuedTransaction>> processTransaction(const std::string &tenantId,
                                                                                   const std::string &transactionId);
    [[nodiscard]] Result<contract::ConnectionStats> getConnectionStats();

    /// Refuses calls from now on; those accepted are still carried out.
    void close() { m_isClosed = true; }

private:
    template <class T>
    [[nodiscard]] Result<T> call(std::function<Result<T>(hub::Hub &)> task);
    template <class T>
    [[nodiscard]] Result<T> callWithData(const std::string &dataJson,
                                         std::function<Result<T>(hub::Hub &, json::Value)> task);

    Mailbox<Call> &m_calls;
    std::atomic<bool> m_isClosed = true;

    friend class Node;
    void open() { m_isClosed = false; }
};

} // namespace opsroom::node
