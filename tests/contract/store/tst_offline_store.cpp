#include "tests/contract/store/stores_under_test.h"
#include "tests/support/test_case.h"

using namespace opsroom;

/// The same of every store of what waits for users: order, bounds, removal.
class OfflineStoreTest : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void keepsInOrderUntilRemoved_data() { test::addStoreKinds(); }
    void keepsInOrderUntilRemoved();
    void boxesAreApart_data() { test::addStoreKinds(); }
    void boxesAreApart();
    void theOldestOfTheUserGoesFirst_data() { test::addStoreKinds(); }
    void theOldestOfTheUserGoesFirst();
    void aTenantHasItsBytes_data() { test::addStoreKinds(); }
    void aTenantHasItsBytes();
    void nothingIsKept_data() { test::addStoreKinds(); }
    void nothingIsKept();
    void forgetsWhatIsTooOld_data() { test::addStoreKinds(); }
    void forgetsWhatIsTooOld();

private:
    using Box = hub::OfflineStore::Box;
    static constexpr std::size_t kItems = 3;
    static constexpr std::size_t kBytes = 1000;
    static constexpr std::size_t kItem = 128 + 4; ///< of an item below without text

    [[nodiscard]] static store::StoreBounds bounds(std::size_t items = kItems)
    {
        store::StoreBounds bounds;
        bounds.offlineItems = items;
        bounds.offlineBytes = kBytes;
        return bounds;
    }
    [[nodiscard]] static Box box(test::StoresUnderTest &stores, std::string_view tenant, std::string_view user)
    {
        return {stores.tenant(tenant), 0, std::string(user)};
    }
    static hub::OfflineStore::Appended append(test::StoresUnderTest &stores, const Box &box, std::uint64_t seq,
                                              std::string argument = {})
    {
        return stores.ports().offline.append(box,
                                             {seq, WallTime(Milliseconds(seq * 1000)), "note", std::move(argument)});
    }
    /// Now, and what a new process finds.
    [[nodiscard]] static QList<quint64> kept(test::StoresUnderTest &stores, std::string_view tenant,
                                             std::string_view user, bool isRestarted)
    {
        if (isRestarted)
            stores.restart();
        QList<quint64> all;
        for (const auto &item : stores.ports().offline.after(box(stores, tenant, user), 0, 1000))
            all.append(item.seq);
        return all;
    }
};

void OfflineStoreTest::keepsInOrderUntilRemoved()
{
    QFETCH(QString, kind);
    test::StoresUnderTest stores(kind, bounds(100));
    for (std::uint64_t seq : {3, 5, 9})
        append(stores, box(stores, "acme", "ann"), seq, R"({"text":"\u0000","n":12345678901234567890.10})");
    for (const bool isRestarted : {false, stores.survivesRestart()}) {
        QCOMPARE(kept(stores, "acme", "ann", isRestarted), (QList<quint64>{3, 5, 9}));
        hub::OfflineStore &offline = stores.ports().offline;
        const Box ann = box(stores, "acme", "ann");
        const auto items = offline.after(ann, 3, 1);
        QCOMPARE(items.size(), 1U);
        QCOMPARE(items.front().seq, 5U);
        QCOMPARE(items.front().at.time_since_epoch().count(), 5000);
        QCOMPARE(items.front().name, std::string("note"));
        QCOMPARE(items.front().argument, std::string(R"({"text":"\u0000","n":12345678901234567890.10})"));
        QVERIFY(offline.contains(ann, 9));
        QVERIFY(!offline.contains(ann, 4));
        QVERIFY(!offline.contains(ann, 10));
        QCOMPARE(offline.size(), 3U);
    }
    stores.ports().offline.remove(box(stores, "acme", "ann"), 5);
    stores.ports().offline.remove(box(stores, "acme", "ann"), 5);
    stores.ports().offline.remove(box(stores, "acme", "nobody"), 5);
    QCOMPARE(kept(stores, "acme", "ann", stores.survivesRestart()), (QList<quint64>{3, 9}));
}

void OfflineStoreTest::boxesAreApart()
{
    QFETCH(QString, kind);
    test::StoresUnderTest stores(kind, bounds());
    append(stores, box(stores, "acme", "ann"), 1);
    append(stores, box(stores, "acme", "bob"), 2);
    append(stores, box(stores, "beta", "ann"), 1);
    append(stores, {stores.tenant("acme"), 1, "ann"}, 3);
    stores.ports().offline.remove(box(stores, "beta", "ann"), 1);
    QCOMPARE(kept(stores, "acme", "ann", stores.survivesRestart()), QList<quint64>{1});
    QCOMPARE(kept(stores, "acme", "bob", false), QList<quint64>{2});
    QCOMPARE(kept(stores, "beta", "ann", false), QList<quint64>{});
    QCOMPARE(stores.ports().offline.size(), 3U);
}

void OfflineStoreTest::theOldestOfTheUserGoesFirst()
{
    QFETCH(QString, kind);
    test::StoresUnderTest stores(kind, bounds());
    const Box ann = box(stores, "acme", "ann");
    for (std::uint64_t seq = 1; seq <= kItems; ++seq)
        QCOMPARE(append(stores, ann, seq).dropped, 0U);
    const auto appended = append(stores, ann, kItems + 1);
    QVERIFY(appended.isKept);
    QCOMPARE(appended.dropped, 1U);
    QCOMPARE(kept(stores, "acme", "ann", stores.survivesRestart()), (QList<quint64>{2, 3, 4}));
}

void OfflineStoreTest::aTenantHasItsBytes()
{
    QFETCH(QString, kind);
    test::StoresUnderTest stores(kind, bounds(100));
    const Box ann = box(stores, "acme", "ann");
    // Just as much as there may be.
    QVERIFY(append(stores, box(stores, "acme", "bob"), 1, std::string(kBytes - 2 * kItem, 'x')).isKept);
    QVERIFY(append(stores, ann, 2).isKept);
    // Her own go for it, and nobody else's.
    const auto appended = append(stores, ann, 3);
    QVERIFY(appended.isKept);
    QCOMPARE(appended.dropped, 1U);
    const auto tooLarge = append(stores, ann, 4, "x");
    QVERIFY(!tooLarge.isKept);
    QCOMPARE(tooLarge.dropped, 1U);
    QVERIFY(append(stores, box(stores, "beta", "ann"), 1).isKept);
    QCOMPARE(kept(stores, "acme", "ann", stores.survivesRestart()), QList<quint64>{});
    QCOMPARE(kept(stores, "acme", "bob", false), QList<quint64>{1});
    stores.ports().offline.remove(box(stores, "acme", "bob"), 1);
    QVERIFY(append(stores, box(stores, "acme", "ann"), 5, std::string(kBytes - kItem, 'x')).isKept);
}

void OfflineStoreTest::nothingIsKept()
{
    QFETCH(QString, kind);
    test::StoresUnderTest stores(kind, bounds(0));
    const auto appended = append(stores, box(stores, "acme", "ann"), 1);
    QVERIFY(!appended.isKept);
    QCOMPARE(appended.dropped, 0U);
    QCOMPARE(stores.ports().offline.size(), 0U);
}

void OfflineStoreTest::forgetsWhatIsTooOld()
{
    QFETCH(QString, kind);
    test::StoresUnderTest stores(kind, bounds());
    for (std::uint64_t seq : {1, 2, 3})
        append(stores, box(stores, "acme", "ann"), seq);
    append(stores, box(stores, "acme", "bob"), 1);
    QCOMPARE(stores.ports().offline.expire(WallTime(Milliseconds(500))), 0U);
    QCOMPARE(stores.ports().offline.expire(WallTime(Milliseconds(3000))), 3U);
    QCOMPARE(kept(stores, "acme", "ann", stores.survivesRestart()), QList<quint64>{3});
    QCOMPARE(stores.ports().offline.size(), 1U);
}

OPSROOM_TEST(OfflineStoreTest)
#include "tst_offline_store.moc"
