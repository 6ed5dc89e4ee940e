#include "tests/contract/store/faulty_disk.h"
#include "tests/contract/store/stores_under_test.h"
#include "tests/support/test_case.h"

using namespace opsroom;

/// The same of every history store: order, bounds, numbers that are never given twice.
class HistoryStoreTest : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void keepsInOrder_data() { test::addStoreKinds(); }
    void keepsInOrder();
    void forgetsTheOldest_data() { test::addStoreKinds(); }
    void forgetsTheOldest();
    void forgetsWhatIsTooOld_data() { test::addStoreKinds(); }
    void forgetsWhatIsTooOld();
    void keepsEverythingOfAnItem();
    void goesOnAfterAProperStop();
    void leavesOutNumbersAfterACrash();
    void aNewFileIsANewEpoch();
    void keysOutliveTheirItems();
    void whatCannotBeReadIsMissing_data();
    void whatCannotBeReadIsMissing();

private:
    static constexpr std::size_t kItems = 10;

    [[nodiscard]] static store::StoreBounds bounds()
    {
        store::StoreBounds bounds;
        bounds.historyItems = kItems;
        return bounds;
    }
    static void append(test::StoresUnderTest &stores, std::string_view tenant, std::uint64_t seq,
                       const hub::HistoryStore::Origin &origin = {}, WallTime at = WallTime(Milliseconds(1000)))
    {
        hub::HistoryItem item{.seq = seq, .at = at, .name = "price-changed", .receivers = 1, .toTenant = true};
        const std::string argument = R"({"seq":)" + std::to_string(seq) + '}';
        item.argumentBytes = argument.size();
        item.event = stores.sink.finishEvent(stores.sink.beginEvent(0, item.name, 0, 0) + argument, {});
        stores.ports().history.append(stores.tenant(tenant), std::move(item), origin);
    }
    [[nodiscard]] static QList<quint64> seqs(const std::vector<hub::HistoryItem> &items)
    {
        QList<quint64> all;
        for (const hub::HistoryItem &item : items)
            all.append(item.seq);
        return all;
    }
};

void HistoryStoreTest::keepsInOrder()
{
    QFETCH(QString, kind);
    test::StoresUnderTest stores(kind, bounds());
    hub::HistoryStore &history = stores.ports().history;
    const hub::TenantId acme = stores.tenant("acme");
    QCOMPARE(history.begin(acme).seq, 0U);
    QVERIFY(history.begin(stores.tenant("beta")).epoch != history.begin(acme).epoch
            || kind == QStringLiteral("memory"));
    QVERIFY(!history.firstSeq(acme).has_value());
    for (std::uint64_t seq = 1; seq <= 5; ++seq)
        append(stores, "acme", seq);
    append(stores, "beta", 1);

    QCOMPARE(*history.firstSeq(acme), 1U);
    QCOMPARE(seqs(history.after(acme, 2, 100)), (QList<quint64>{3, 4, 5}));
    QCOMPARE(seqs(history.after(acme, 0, 2)), (QList<quint64>{1, 2}));
    QCOMPARE(seqs(history.after(acme, 5, 100)), QList<quint64>{});
    QCOMPARE(seqs(history.before(acme, 4, 2)), (QList<quint64>{3, 2}));
    QCOMPARE(seqs(history.before(acme, 1, 2)), QList<quint64>{});
    QCOMPARE(history.after(acme, 0, 1).front().argument(), std::string_view(R"({"seq":1})"));
}

void HistoryStoreTest::forgetsTheOldest()
{
    QFETCH(QString, kind);
    test::StoresUnderTest stores(kind, bounds());
    const hub::TenantId acme = stores.tenant("acme");
    static_cast<void>(stores.ports().history.begin(acme));
    for (std::uint64_t seq = 1; seq <= kItems; ++seq)
        append(stores, "acme", seq);
    QCOMPARE(*stores.ports().history.firstSeq(acme), 1U);
    append(stores, "acme", kItems + 1);
    QCOMPARE(*stores.ports().history.firstSeq(acme), 2U);
    if (!stores.survivesRestart())
        return;
    stores.restart();
    QCOMPARE(stores.ports().history.begin(stores.tenant("acme")).seq, kItems + 1);
    QCOMPARE(*stores.ports().history.firstSeq(stores.tenant("acme")), 2U);
    QCOMPARE(stores.ports().history.after(stores.tenant("acme"), 0, 100).size(), kItems);
}

void HistoryStoreTest::forgetsWhatIsTooOld()
{
    QFETCH(QString, kind);
    test::StoresUnderTest stores(kind, bounds());
    hub::HistoryStore &history = stores.ports().history;
    const hub::TenantId acme = stores.tenant("acme");
    static_cast<void>(history.begin(acme));
    for (std::uint64_t seq = 1; seq <= 4; ++seq)
        append(stores, "acme", seq, {}, WallTime(Milliseconds(seq * 1000)));
    history.expire(WallTime(Milliseconds(3000)));
    QCOMPARE(seqs(history.after(acme, 0, 100)), (QList<quint64>{3, 4}));
    history.expire(WallTime(Milliseconds(9000)));
    QVERIFY(!history.firstSeq(acme).has_value());
    if (!stores.survivesRestart())
        return;
    stores.restart();
    QCOMPARE(stores.ports().history.begin(stores.tenant("acme")).seq, 4U);
    QVERIFY(!stores.ports().history.firstSeq(stores.tenant("acme")).has_value());
}

void HistoryStoreTest::keepsEverythingOfAnItem()
{
    test::StoresUnderTest stores(QStringLiteral("sqlite"), bounds());
    static_cast<void>(stores.ports().history.begin(stores.tenant("acme")));
    hub::HistoryItem item;
    item.seq = 7;
    item.at = WallTime(Milliseconds(1'700'000'000'123));
    item.nsp = 3;
    item.name = "compliance-alert";
    const std::string argument("{\"text\":\"a\\u0000b\",\"amount\":12345678901234567890.10}");
    item.argumentBytes = argument.size();
    const std::vector<std::string> attachments{std::string("\0\1\2", 3), std::string()};
    item.event = stores.sink.finishEvent(stores.sink.beginEvent(3, item.name, 2, 0) + argument, attachments);
    item.receivers = stores.policy.allowed(hub::Policy::Subject::Receive, "compliance-alert");
    item.hiddenFrom = "sam";
    item.toUser = "ann";
    item.toChannels = {"compliance-alerts", "wallet:1"};
    stores.ports().history.append(stores.tenant("acme"), item,
                                  {.eventId = "01J", .idempotencyKey = "key", .bodyHash = ~std::size_t{0}});
    stores.restart();

    const auto start = stores.ports().history.begin(stores.tenant("acme"));
    const auto back = stores.ports().history.after(stores.tenant("acme"), 0, 1).front();
    QCOMPARE(back.seq, item.seq);
    QCOMPARE(back.at.time_since_epoch().count(), item.at.time_since_epoch().count());
    QCOMPARE(back.nsp, item.nsp);
    QCOMPARE(back.name, item.name);
    QCOMPARE(back.argument(), std::string_view(argument));
    QCOMPARE(back.receivers, item.receivers);
    QCOMPARE(back.hiddenFrom, item.hiddenFrom);
    QCOMPARE(back.toTenant, item.toTenant);
    QCOMPARE(back.toUser, item.toUser);
    QVERIFY(back.toChannels == item.toChannels);
    QCOMPARE(start.keys.size(), 1U);
    QCOMPARE(start.keys.front().key, std::string("key"));
    QCOMPARE(start.keys.front().eventId, std::string("01J"));
    QCOMPARE(start.keys.front().bodyHash, ~std::size_t{0});
}

void HistoryStoreTest::goesOnAfterAProperStop()
{
    test::StoresUnderTest stores(QStringLiteral("sqlite"), bounds());
    const std::string epoch = stores.ports().history.begin(stores.tenant("acme")).epoch;
    append(stores, "acme", 1);
    append(stores, "acme", 2);
    stores.restart();
    const auto start = stores.ports().history.begin(stores.tenant("acme"));
    QCOMPARE(start.epoch, epoch);
    QCOMPARE(start.seq, 2U);
    QCOMPARE(seqs(stores.ports().history.after(stores.tenant("acme"), 0, 9)), (QList<quint64>{1, 2}));
}

/// A copy of the file as a crash leaves it: committed, and not closed.
void HistoryStoreTest::leavesOutNumbersAfterACrash()
{
    test::StoresUnderTest stores(QStringLiteral("sqlite"), bounds());
    const std::string epoch = stores.ports().history.begin(stores.tenant("acme")).epoch;
    append(stores, "acme", 1);
    stores.waitForCommit();
    const QTemporaryDir directory;
    const QString copy = directory.filePath(QStringLiteral("crashed.db"));
    for (const QString &suffix : {QString(), QStringLiteral("-wal"), QStringLiteral(".mark")})
        QVERIFY(QFile::copy(QString::fromStdString(stores.file()) + suffix, copy + suffix));

    std::uint64_t before = 1;
    for (int crash = 0; crash < 2; ++crash) {
        auto database = store::SqliteDatabase::open(copy.toStdString());
        QVERIFY(database.has_value());
        store::SqliteHistoryStore history({*stores.tenants, stores.policy, stores.sink}, kItems, 1'000'000);
        auto reader = database->reader();
        QVERIFY(reader.has_value());
        QVERIFY(history.load(*database, std::move(*reader)).has_value());
        const auto start = history.begin(stores.tenant("acme"));
        QCOMPARE(start.epoch, epoch);
        QVERIFY(start.seq > before);
        QCOMPARE(seqs(history.after(stores.tenant("acme"), 0, 9)), QList<quint64>{1});
        before = start.seq;
    }
}

void HistoryStoreTest::aNewFileIsANewEpoch()
{
    test::StoresUnderTest one(QStringLiteral("sqlite"), bounds());
    test::StoresUnderTest other(QStringLiteral("sqlite"), bounds());
    QVERIFY(one.ports().history.begin(one.tenant("acme")).epoch
            != other.ports().history.begin(other.tenant("acme")).epoch);
}

void HistoryStoreTest::keysOutliveTheirItems()
{
    test::StoresUnderTest stores(QStringLiteral("sqlite"), bounds());
    static_cast<void>(stores.ports().history.begin(stores.tenant("acme")));
    append(stores, "acme", 1, {.eventId = "01A", .idempotencyKey = "first", .bodyHash = 1});
    append(stores, "acme", 2, {.eventId = "01B", .idempotencyKey = "second", .bodyHash = 2});
    for (std::uint64_t seq = 3; seq <= 1500; ++seq)
        append(stores, "acme", seq);
    stores.restart();
    auto keys = stores.ports().history.begin(stores.tenant("acme")).keys;
    QVERIFY(*stores.ports().history.firstSeq(stores.tenant("acme")) > 2);
    QCOMPARE(keys.size(), 2U);
    QCOMPARE(keys.front().key, std::string("first"));
    QCOMPARE(keys.front().eventId, std::string("01A"));
    QCOMPARE(keys.front().bodyHash, 1U);
    QCOMPARE(keys.front().seq, 1U);
    QCOMPARE(keys.front().at.time_since_epoch().count(), 1000);

    stores.ports().history.forgetKeys(stores.tenant("acme"), 1);
    stores.restart();
    keys = stores.ports().history.begin(stores.tenant("acme")).keys;
    QCOMPARE(keys.size(), 1U);
    QCOMPARE(keys.front().key, std::string("second"));
}

void HistoryStoreTest::whatCannotBeReadIsMissing_data()
{
    QTest::addColumn<int>("call");
    for (const int call : {0, 1, 5, 20})
        QTest::addRow("from read %d on", call) << call;
}

/// A part of the items would be worse than none: a resume over it would call itself complete.
void HistoryStoreTest::whatCannotBeReadIsMissing()
{
    QFETCH(int, call);
    test::FaultyDisk disk;
    store::StoreBounds many = bounds();
    many.historyItems = 5000;
    test::StoresUnderTest stores(QStringLiteral("sqlite"), many);
    const std::string epoch = stores.ports().history.begin(stores.tenant("acme")).epoch;
    for (std::uint64_t seq = 1; seq <= 5000; ++seq)
        append(stores, "acme", seq, {.eventId = "01A", .idempotencyKey = "key", .bodyHash = 1});
    stores.restart();
    QVERIFY(stores.ports().durability.mayWrite());
    disk.fail(test::FaultyDisk::Fault::Read, call);
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("broken-off.*history of acme")));
    const auto start = stores.ports().history.begin(stores.tenant("acme"));
    QCOMPARE(start.epoch, epoch);
    QCOMPARE(start.seq, 5000U);
    QVERIFY(start.keys.empty());
    QVERIFY(!stores.ports().history.firstSeq(stores.tenant("acme")).has_value());
    QVERIFY(stores.ports().history.after(stores.tenant("acme"), 0, 9).empty());
    QVERIFY(!stores.ports().durability.mayWrite());
    disk.repair();
}

OPSROOM_TEST(HistoryStoreTest)
#include "tst_history_store.moc"
