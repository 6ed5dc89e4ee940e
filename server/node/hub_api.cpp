#include "server/node/hub_api.h"

#include "server/node/hub_part.h"

#include <future>

namespace opsroom::node {

namespace {
/// Stamped as broadcastBy where no user stands behind a call.
constexpr hub::Caller kSelf{"opsroom"};
} // namespace

template <class T>
Result<T> HubApi::call(std::function<Result<T>(hub::Hub &)> task)
{
    if (m_isClosed)
        return Failure(Error(ErrorCode::NotAvailable, "the hub is not running"));
    // Shared: a call that is dropped unexecuted breaks its promise, and get() must then not wait for ever.
    auto promise = std::make_shared<std::promise<Result<T>>>();
    auto future = promise->get_future();
    const auto run = [promise, task = std::move(task)](HubPart &part) {
        part.hub().whenCommitted([promise, result = task(part.hub())](bool isStored) {
            if (isStored || !result)
                promise->set_value(result);
            else
                promise->set_value(Failure(hub::notYetStored()));
        });
    };
    if (!m_calls.push(run))
        return Failure(Error(ErrorCode::TooManyRequests));
    promise.reset();
    try {
        return future.get();
    } catch (const std::future_error &) {
        return Failure(Error(ErrorCode::NotAvailable, "the hub stopped"));
    }
}

template <class T>
Result<T> HubApi::callWithData(const std::string &dataJson, std::function<Result<T>(hub::Hub &, json::Value)> task)
{
    return call<T>([&dataJson, &task](hub::Hub &hub) -> Result<T> {
        json::Document document;
        const auto data = document.parse(dataJson);
        if (!data)
            return Failure(data.error());
        return task(hub, *data);
    });
}

Result<hub::Published> HubApi::emitToTenant(const std::string &tenantId, const std::string &event,
                                            const std::string &dataJson)
{
    return callWithData<hub::Published>(
        dataJson, [&](hub::Hub &hub, json::Value data) { return hub.emitToTenant(tenantId, event, data, kSelf); });
}

Result<hub::Published> HubApi::emitToUser(const std::string &tenantId, const std::string &userId,
                                          const std::string &event, const std::string &dataJson)
{
    return callWithData<hub::Published>(dataJson, [&](hub::Hub &hub, json::Value data) {
        return hub.emitToUser(tenantId, userId, event, data, kSelf);
    });
}

Result<hub::Published> HubApi::emitToChannel(const std::string &tenantId, const std::string &channel,
                                             const std::string &event, const std::string &dataJson)
{
    return callWithData<hub::Published>(dataJson, [&](hub::Hub &hub, json::Value data) {
        return hub.emitToChannel(tenantId, channel, event, data, kSelf);
    });
}

Result<hub::TransactionQueue::Queued> HubApi::queueTransaction(const std::string &tenantId,
                                                               const std::string &transactionId,
                                                               const std::string &dataJson)
{
    return callWithData<hub::TransactionQueue::Queued>(dataJson, [&](hub::Hub &hub, json::Value data) {
        return hub.queueTransaction(tenantId, transactionId, data, kSelf);
    });
}

Result<std::optional<hub::QueuedTransaction>> HubApi::processTransaction(const std::string &tenantId,
                                                                         const std::string &transactionId)
{
    return call<std::optional<hub::QueuedTransaction>>(
        [&](hub::Hub &hub) { return hub.processTransaction(tenantId, transactionId, kSelf); });
}

Result<contract::ConnectionStats> HubApi::getConnectionStats()
{
    return call<contract::ConnectionStats>(
        [](hub::Hub &hub) { return Result<contract::ConnectionStats>(hub.getConnectionStats()); });
}

} // namespace opsroom::node
