#include "server/hub/tenant_queue.h"

#include <benchmark/benchmark.h>

#include <string>

namespace {

using namespace opsroom;
using hub::QueuedTransaction;

constexpr std::uint64_t kTransactionsOfAWallet = 5;

QueuedTransaction transactionAt(std::uint64_t position)
{
    QueuedTransaction transaction;
    transaction.transactionId = "tx-" + std::to_string(position);
    transaction.walletId = "w-" + std::to_string(position / kTransactionsOfAWallet);
    transaction.transactionJson = R"({"amount":10000,"currency":"GBP"})";
    transaction.position = position;
    return transaction;
}

/// One transaction comes in, one is leased and completed, while so many wait.
void queueTurn(benchmark::State &state)
{
    hub::TenantQueue queue;
    std::uint64_t position = 0;
    for (std::int64_t i = 0; i < state.range(0); ++i)
        queue.put(transactionAt(++position));
    const WallTime now(std::chrono::seconds(1'700'000'000));
    for (auto _ : state) {
        queue.put(transactionAt(++position));
        QueuedTransaction leased = *queue.ready(now);
        leased.state = QueuedTransaction::State::Leased;
        leased.dueAt = now + std::chrono::seconds(30);
        const std::string id = leased.transactionId;
        queue.put(std::move(leased));
        queue.remove(id);
    }
}
BENCHMARK(queueTurn)->Arg(1000)->Arg(50'000);

} // namespace
