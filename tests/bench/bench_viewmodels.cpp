#include "qml/viewmodels/settings_view_model.h"
#include "qml/viewmodels/transaction_feed_model.h"

#include <QtCore/QTemporaryDir>

#include <benchmark/benchmark.h>

namespace {

using namespace opsroom;
using namespace opsroom::viewmodels;

constexpr int kBatch = 250; ///< what arrives in 50 ms at 5,000 updates a second

QByteArray transactionJson(int number)
{
    static constexpr std::array kStatuses{"queued", "processing", "completed", "failed"};
    const QByteArray id = QByteArray::number(number);
    return R"({"transactionId":"tx-)" + id + R"(","tenantId":"tenant-)" + QByteArray::number(number % 20)
           + R"(","status":")" + kStatuses[static_cast<std::size_t>(number) % kStatuses.size()] + R"(","amount":)"
           + QByteArray::number(number % 9'999'999) + R"(,"currency":"GBP","walletId":"w-)"
           + QByteArray::number(number % 500) + R"(","counterparty":{"name":"Supplier )"
           + QByteArray::number(number % 3'000) + R"( Limited"},"timestamp":"2026-11-22T18:00:00.000Z","eventId":"e-)"
           + id + R"(","seq":)" + id + "}";
}

QList<client::TransactionUpdate> updates(int first, int count)
{
    QList<client::TransactionUpdate> all;
    all.reserve(count);
    for (int i = first; i < first + count; ++i)
        all.append(*client::readTransactionUpdate(transactionJson(i)));
    return all;
}

/// A feed that is full.
class FullFeed
{
public:
    explicit FullFeed(int rows) : m_feed(m_settings, rows) { m_feed.append(updates(0, rows)); }
    TransactionFeedModel &feed() { return m_feed; }

private:
    const QTemporaryDir m_dir;
    SettingsViewModel m_settings{m_dir.filePath(QStringLiteral("settings.ini"))};
    TransactionFeedModel m_feed;
};

void feedReadsUpdate(benchmark::State &state)
{
    const QByteArray json = transactionJson(4711);
    for (auto _ : state)
        benchmark::DoNotOptimize(client::readTransactionUpdate(json));
    state.SetItemsProcessed(state.iterations());
}
BENCHMARK(feedReadsUpdate);

void feedAppendsBatch(benchmark::State &state)
{
    FullFeed full(static_cast<int>(state.range(0)));
    if (state.range(1) == 1)
        full.feed().setFilter(*FilterExpression::parse(QStringLiteral("status:failed amount>1000 \"supplier 2\"")));
    if (state.range(1) == 2)
        full.feed().sortBy(TransactionFeedModel::AmountColumn, true);
    const QList<client::TransactionUpdate> batch = updates(1'000'000, kBatch);
    for (auto _ : state)
        full.feed().append(batch);
    state.SetItemsProcessed(state.iterations() * kBatch);
}
BENCHMARK(feedAppendsBatch)
    ->ArgNames({"rows", "plain0_filtered1_sorted2"})
    ->ArgsProduct({{10'000, 100'000}, {0, 1, 2}})
    ->Unit(benchmark::kMicrosecond);

void feedFilters(benchmark::State &state, const char *text)
{
    FullFeed full(static_cast<int>(state.range(0)));
    const FilterExpression filter = *FilterExpression::parse(QString::fromLatin1(text));
    for (auto _ : state)
        full.feed().setFilter(filter);
    state.counters["shown"] = full.feed().count();
}
BENCHMARK_CAPTURE(feedFilters, nothing, "")->Arg(100'000)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(feedFilters, fields, "tenant:tenant-7 status:failed amount>500")
    ->Arg(100'000)
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(feedFilters, text, "\"supplier 29\"")->Arg(100'000)->Unit(benchmark::kMillisecond);

void feedSorts(benchmark::State &state)
{
    FullFeed full(static_cast<int>(state.range(0)));
    for (auto _ : state) {
        full.feed().sortBy(TransactionFeedModel::AmountColumn, true);
        full.feed().sortBy(TransactionFeedModel::TimeColumn, true);
    }
}
BENCHMARK(feedSorts)->Arg(10'000)->Arg(100'000)->Unit(benchmark::kMillisecond);

} // namespace
