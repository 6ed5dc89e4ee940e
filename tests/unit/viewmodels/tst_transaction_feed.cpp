#include "qml/viewmodels/settings_view_model.h"
#include "qml/viewmodels/transaction_feed_model.h"
#include "qml/viewmodels/transaction_subject.h"
#include "tests/support/test_case.h"
#include "tests/unit/viewmodels/samples.h"

#include <QtCore/QTemporaryDir>
#include <QtTest/QAbstractItemModelTester>

using namespace opsroom::viewmodels;
using namespace opsroom::test;

class TestTransactionFeed : public TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void aPathIntoTheJson_data();
    void aPathIntoTheJson();
    void theExtraColumn_showsWhatStandsThere();
    void arrivals_areNewestFirst();
    void oldest_giveWay();
    void batchLargerThanTheLog_leavesItsEnd();
    void hugeEvents_areBoundedByTheirBytes();
    void batch_isOneInsertionAndOneRemoval();
    void filter_appliesToWhatIsThereAndWhatArrives();
    void order_isStableAndExact_data();
    void order_isStableAndExact();
    void smallerRing_dropsTheOldest();
    void selection_endsWithItsRows();
    void statusThatCannotFollow_isAnAnomaly();
    void randomOperations_keepTheModelSound();

private:
    [[nodiscard]] static QStringList ids(const TransactionFeedModel &feed);

    const QTemporaryDir m_dir;
    SettingsViewModel m_settings{m_dir.filePath(QStringLiteral("settings.ini"))};
};

QStringList TestTransactionFeed::ids(const TransactionFeedModel &feed)
{
    QStringList ids;
    for (int row = 0; row < feed.count(); ++row)
        ids.append(feed.index(row).data(TransactionFeedModel::TransactionIdRole).toString());
    return ids;
}

void TestTransactionFeed::aPathIntoTheJson_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<bool>("isPath");
    QTest::addColumn<QString>("value");
    const auto row = [](const char *name, const char *path, bool isPath, const char *value) {
        QTest::newRow(name) << QString::fromLatin1(path) << isPath << QString::fromLatin1(value);
    };
    row("nothing", "", true, "");
    row("a member", "kind", true, "payment");
    row("a member of a member", "counterparty.country", true, "GB");
    row("an element", "legs.1.fee", true, "0.10");
    row("a number with every digit", "big", true, "12345678901234567890.1");
    row("an object, as it is written", "counterparty", true, "{\"country\":\"GB\"}");
    row("null is nothing", "none", true, "");
    row("what is not there", "legs.7.fee", true, "");
    row("a member of a text", "kind.x", true, "");
    row("a step without a name", "a..b", false, "");
    row("a dot at the end", "a.", false, "");
    row("blanks around a name", "a. b", false, "");
    row("eight steps", "a.b.c.d.e.f.g.h", true, "");
    row("nine steps", "a.b.c.d.e.f.g.h.i", false, "");
    QTest::newRow("200 characters") << QString(200, u'a') << true << QString();
    QTest::newRow("201 characters") << QString(201, u'a') << false << QString();
}

void TestTransactionFeed::aPathIntoTheJson()
{
    QFETCH(const QString, path);
    QFETCH(const bool, isPath);
    QFETCH(const QString, value);
    const QByteArray json = R"({"kind":"payment","counterparty":{"country":"GB"},"legs":[{},{"fee":0.10}],)"
                            R"("big":12345678901234567890.1,"none":null})";
    const auto parsed = JsonPath::parse(path);
    QCOMPARE(parsed.has_value(), isPath);
    if (isPath) {
        QCOMPARE(parsed->text(), path);
        QCOMPARE(parsed->valueIn(json), value);
        QCOMPARE(parsed->valueIn("{broken"), QString());
    }
}

void TestTransactionFeed::theExtraColumn_showsWhatStandsThere()
{
    TransactionFeedModel feed(m_settings, 10);
    const QAbstractItemModelTester tester(&feed);
    feed.append(transactions(1, 3));
    QCOMPARE(feed.index(0).data(TransactionFeedModel::ExtraRole).toString(), QString());
    feed.setExtraPath(*JsonPath::parse(QStringLiteral("eventId")));
    QCOMPARE(feed.index(0).data(TransactionFeedModel::ExtraRole).toString(), QStringLiteral("e-3"));
}

void TestTransactionFeed::arrivals_areNewestFirst()
{
    TransactionFeedModel feed(m_settings, 10);
    const QAbstractItemModelTester tester(&feed);
    feed.append(transactions(1, 2));
    feed.append(transactions(3, 1));
    QCOMPARE(ids(feed), QStringList({QStringLiteral("tx-3"), QStringLiteral("tx-2"), QStringLiteral("tx-1")}));
    QCOMPARE(feed.index(0).data(TransactionFeedModel::AmountRole).toString(), QStringLiteral("100.00"));
    QCOMPARE(feed.index(0).data(TransactionFeedModel::IsoTimeRole).toString(),
             QStringLiteral("2026-11-22T18:00:00.000Z"));
}

void TestTransactionFeed::oldest_giveWay()
{
    TransactionFeedModel feed(m_settings, 3);
    const QAbstractItemModelTester tester(&feed);
    for (int i = 1; i <= 5; ++i)
        feed.append(transactions(i, 1));
    QCOMPARE(ids(feed), QStringList({QStringLiteral("tx-5"), QStringLiteral("tx-4"), QStringLiteral("tx-3")}));
    QCOMPARE(feed.log().size(), 3);
}

void TestTransactionFeed::batchLargerThanTheLog_leavesItsEnd()
{
    TransactionFeedModel feed(m_settings, 3);
    const QAbstractItemModelTester tester(&feed);
    feed.append(transactions(1, 2));
    feed.append(transactions(10, 50));
    QCOMPARE(ids(feed), QStringList({QStringLiteral("tx-59"), QStringLiteral("tx-58"), QStringLiteral("tx-57")}));
}

void TestTransactionFeed::hugeEvents_areBoundedByTheirBytes()
{
    TransactionFeedModel feed(m_settings, 1'000);
    const QAbstractItemModelTester tester(&feed);
    opsroom::client::TransactionUpdate huge = transaction({});
    huge.json = QByteArray(TransactionLog::kMostBytes / 4, ' ');
    feed.append({huge, huge, huge});
    QCOMPARE(feed.count(), 3);
    feed.append({huge, huge, huge});
    QCOMPARE(feed.count(), 4);
    feed.append(transactions(1, 1));
    QCOMPARE(feed.count(), 4);
    huge.json = QByteArray(TransactionLog::kMostBytes + 1, ' ');
    feed.append({huge});
    QCOMPARE(feed.count(), 0);
}

void TestTransactionFeed::batch_isOneInsertionAndOneRemoval()
{
    TransactionFeedModel feed(m_settings, 100);
    feed.append(transactions(1, 100));
    QSignalSpy inserted(&feed, &QAbstractItemModel::rowsInserted);
    QSignalSpy removed(&feed, &QAbstractItemModel::rowsRemoved);
    QSignalSpy reset(&feed, &QAbstractItemModel::modelReset);
    feed.append(transactions(101, 40));
    QCOMPARE(inserted.count(), 1);
    QCOMPARE(removed.count(), 1);
    QCOMPARE(reset.count(), 0);
}

void TestTransactionFeed::filter_appliesToWhatIsThereAndWhatArrives()
{
    TransactionFeedModel feed(m_settings, 100);
    const QAbstractItemModelTester tester(&feed);
    feed.append(transactions(1, 20));
    feed.setFilter(*FilterExpression::parse(QStringLiteral("tx:tx-7,tx-21")));
    QCOMPARE(ids(feed), QStringList{QStringLiteral("tx-7")});
    feed.append(transactions(21, 5));
    QCOMPARE(ids(feed), QStringList({QStringLiteral("tx-21"), QStringLiteral("tx-7")}));
    QCOMPARE(feed.log().size(), 25);
    feed.setFilter({});
    QCOMPARE(feed.count(), 25);
}

void TestTransactionFeed::order_isStableAndExact_data()
{
    QTest::addColumn<TransactionFeedModel::Column>("column");
    QTest::addColumn<bool>("isDescending");
    QTest::addColumn<QString>("expected");
    QTest::newRow("amounts, largest first; equal ones newest first")
        << TransactionFeedModel::AmountColumn << true << QStringLiteral("4 3 1 2 5");
    QTest::newRow("amounts, smallest first")
        << TransactionFeedModel::AmountColumn << false << QStringLiteral("5 2 3 1 4");
    QTest::newRow("status") << TransactionFeedModel::StatusColumn << false << QStringLiteral("5 3 2 4 1");
    QTest::newRow("time") << TransactionFeedModel::TimeColumn << true << QStringLiteral("5 4 3 2 1");
}

void TestTransactionFeed::order_isStableAndExact()
{
    QFETCH(TransactionFeedModel::Column, column);
    QFETCH(bool, isDescending);
    QFETCH(QString, expected);
    TransactionFeedModel feed(m_settings, 100);
    const QAbstractItemModelTester tester(&feed);
    const auto add = [&feed](const char *id, const char *amount, const char *status) {
        feed.append({transaction({.id = QString::fromLatin1(id),
                                  .status = QString::fromLatin1(status),
                                  .amount = QString::fromLatin1(amount)})});
    };
    add("1", "10.50", "queued");
    add("2", "9.99", "completed");
    // Half before the order is chosen, half after: both must come to lie where they belong.
    feed.sortBy(column, isDescending);
    add("3", "10.5", "completed");
    add("4", "100000000000000000000.01", "failed");
    add("5", "-3", "completed");
    QCOMPARE(ids(feed).join(u' '), expected);
}

void TestTransactionFeed::smallerRing_dropsTheOldest()
{
    TransactionFeedModel feed(m_settings, 100);
    const QAbstractItemModelTester tester(&feed);
    feed.append(transactions(1, 50));
    feed.setCapacity(2);
    QCOMPARE(ids(feed), QStringList({QStringLiteral("tx-50"), QStringLiteral("tx-49")}));
    feed.setCapacity(3);
    feed.append(transactions(51, 4));
    QCOMPARE(feed.count(), 3);
}

void TestTransactionFeed::selection_endsWithItsRows()
{
    TransactionFeedModel feed(m_settings, 5);
    const QAbstractItemModelTester tester(&feed);
    feed.append(transactions(1, 5));
    feed.setSelected(4, true);
    feed.setSelected(0, true);
    QVERIFY(feed.index(4).data(TransactionFeedModel::IsSelectedRole).toBool());
    QSignalSpy changes(&feed, &TransactionFeedModel::selectionChanged);
    feed.append(transactions(6, 1));
    QCOMPARE(feed.selection().size(), 1);
    QCOMPARE(changes.count(), 1);
    QVERIFY(feed.index(1).data(TransactionFeedModel::IsSelectedRole).toBool());
    feed.selectAll();
    QCOMPARE(feed.selection().size(), 5);
    feed.clearSelection();
    QVERIFY(feed.selection().isEmpty());
}

void TestTransactionFeed::statusThatCannotFollow_isAnAnomaly()
{
    TransactionFeedModel feed(m_settings, 100);
    for (const char *status : {"queued", "processing", "completed", "processing"})
        feed.append({transaction({.status = QString::fromLatin1(status)})});
    feed.append({transaction({.tenant = QStringLiteral("beta"), .status = QStringLiteral("queued")})});
    QVERIFY(!feed.index(0).data(TransactionFeedModel::IsAnomalyRole).toBool());
    QVERIFY(feed.index(1).data(TransactionFeedModel::IsAnomalyRole).toBool());
    QVERIFY(!feed.index(2).data(TransactionFeedModel::IsAnomalyRole).toBool());
}

/// The reference: all updates in a list, filtered and sorted afresh.
void TestTransactionFeed::randomOperations_keepTheModelSound()
{
    constexpr int kSteps = 400;
    QRandomGenerator random = seededRandom();
    TransactionFeedModel feed(m_settings, 60);
    const QAbstractItemModelTester tester(&feed);
    QSignalSpy reset(&feed, &QAbstractItemModel::modelReset);
    FilterExpression filter;
    QList<opsroom::client::TransactionUpdate> all;
    int capacity = 60;
    int next = 0;
    for (int step = 0; step < kSteps; ++step) {
        switch (random.bounded(8)) {
        case 0:
            filter = *FilterExpression::parse(random.bounded(2) == 0 ? QString() : QStringLiteral("amount>500"));
            feed.setFilter(filter);
            break;
        case 1:
            feed.sortBy(static_cast<TransactionFeedModel::Column>(random.bounded(7)), random.bounded(2) == 0);
            break;
        case 2:
            capacity = random.bounded(1, 80);
            feed.setCapacity(capacity);
            break;
        case 3:
            if (feed.count() > 0)
                feed.setSelected(random.bounded(feed.count()), random.bounded(2) == 0);
            break;
        default: {
            QList<opsroom::client::TransactionUpdate> batch;
            const int size = random.bounded(1, 30);
            for (int i = 0; i < size; ++i) {
                batch.append(transaction(
                    {.id = QStringLiteral("tx-%1").arg(next++ % 40), .amount = QString::number(random.bounded(1000))},
                    next));
            }
            all.append(batch);
            feed.append(batch);
            break;
        }
        }
        all = all.mid(std::max<qsizetype>(all.size() - capacity, 0));
        const auto passing = std::count_if(all.cbegin(), all.cend(), [&filter](const auto &update) {
            return filter.matches(TransactionSubject(update));
        });
        QCOMPARE(feed.log().size(), all.size());
        QCOMPARE(feed.count(), static_cast<int>(passing));
        for (int row = 0; row < feed.count(); ++row)
            QCOMPARE(feed.rowOf(feed.numberAt(row)), row);
    }
    QCOMPARE(reset.count(), 0);
}

OPSROOM_TEST(TestTransactionFeed)
#include "tst_transaction_feed.moc"
