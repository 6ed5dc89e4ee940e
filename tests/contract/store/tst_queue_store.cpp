#include "tests/contract/store/stores_under_test.h"
#include "tests/support/test_case.h"

using namespace opsroom;

/// The same of every queue store: what was put is given back whole, by position, and what was removed is not.
class QueueStoreTest : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void givesBackWhatItHas_data() { test::addStoreKinds(); }
    void givesBackWhatItHas();
    void keepsEverythingOfATransaction_data() { test::addStoreKinds(); }
    void keepsEverythingOfATransaction();

private:
    using Loaded = std::vector<std::pair<std::string, hub::QueuedTransaction>>;

    static hub::QueuedTransaction transaction(const std::string &id, std::uint64_t position)
    {
        hub::QueuedTransaction made;
        made.transactionId = id;
        made.position = position;
        made.transactionJson = "{}";
        return made;
    }
    [[nodiscard]] static Loaded load(test::StoresUnderTest &stores)
    {
        if (stores.survivesRestart())
            stores.restart();
        Loaded all;
        stores.ports().queue.load([&](hub::TenantId tenant, hub::QueuedTransaction &&item) {
            all.emplace_back(stores.tenants->name(tenant), std::move(item));
        });
        return all;
    }
};

void QueueStoreTest::givesBackWhatItHas()
{
    QFETCH(QString, kind);
    test::StoresUnderTest stores(kind, {});
    QVERIFY(load(stores).empty());
    hub::QueueStore &queue = stores.ports().queue;
    queue.put(stores.tenant("acme"), transaction("a", 1));
    queue.put(stores.tenant("beta"), transaction("a", 2));
    queue.put(stores.tenant("acme"), transaction("b", 3));
    queue.put(stores.tenant("acme"), transaction("c", 4));
    hub::QueuedTransaction leased = transaction("a", 1);
    leased.state = hub::QueuedTransaction::State::Leased;
    queue.put(stores.tenant("acme"), leased);
    queue.remove(stores.tenant("acme"), "b");
    queue.remove(stores.tenant("acme"), "nobody knows");

    const Loaded all = load(stores);
    QCOMPARE(all.size(), 3U);
    QCOMPARE(all[0].first + all[0].second.transactionId, std::string("acmea"));
    QVERIFY(all[0].second.state == hub::QueuedTransaction::State::Leased);
    QCOMPARE(all[1].first + all[1].second.transactionId, std::string("betaa"));
    QCOMPARE(all[2].first + all[2].second.transactionId, std::string("acmec"));
}

void QueueStoreTest::keepsEverythingOfATransaction()
{
    QFETCH(QString, kind);
    test::StoresUnderTest stores(kind, {});
    hub::QueuedTransaction item = transaction("a", 7);
    item.walletId = "w";
    item.idempotencyKey = "key";
    item.transactionJson = R"({"amount":1.10,"text":"\u0000"})";
    item.priority = -3;
    item.queuedAt = WallTime(Milliseconds(1'700'000'000'123));
    item.state = hub::QueuedTransaction::State::Dead;
    item.attempts = 5;
    item.leaseId = "lease";
    item.worker = "svc";
    item.dueAt = WallTime(Milliseconds(1'700'000'000'456));
    item.reason = "no \"funds\"";
    stores.ports().queue.put(stores.tenant("acme"), item);

    const hub::QueuedTransaction back = load(stores).front().second;
    QCOMPARE(back.transactionId, item.transactionId);
    QCOMPARE(back.walletId, item.walletId);
    QCOMPARE(back.idempotencyKey, item.idempotencyKey);
    QCOMPARE(back.transactionJson, item.transactionJson);
    QCOMPARE(back.priority, item.priority);
    QCOMPARE(back.position, item.position);
    QVERIFY(back.queuedAt == item.queuedAt);
    QVERIFY(back.state == item.state);
    QCOMPARE(back.attempts, item.attempts);
    QCOMPARE(back.leaseId, item.leaseId);
    QCOMPARE(back.worker, item.worker);
    QVERIFY(back.dueAt == item.dueAt);
    QCOMPARE(back.reason, item.reason);
}

OPSROOM_TEST(QueueStoreTest)
#include "tst_queue_store.moc"
