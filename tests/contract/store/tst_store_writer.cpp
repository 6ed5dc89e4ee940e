#include "server/store/sqlite/store_writer.h"
#include "tests/contract/store/faulty_disk.h"
#include "tests/support/test_case.h"

#include <QtCore/QTemporaryDir>

using namespace opsroom;
using Fault = test::FaultyDisk::Fault;

/// What is handed over comes to the disk once and in order, whatever the disk does meanwhile.
class StoreWriterTest : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        TestCase::init();
        m_directory.emplace();
        m_file = m_directory->filePath(QStringLiteral("hub.db")).toStdString();
    }
    void commitsInOrder();
    void whatWaitsIsCommittedAtTheEnd();
    void tellsWhenItIsFull();
    void survivesTheDisk_data();
    void survivesTheDisk();
    void aRefusedOperationEndsTheWriting();
    void aBrokenFileTakesNothing();

private:
    static store::StoreWriter::Operation insert(std::int64_t number)
    {
        return [number](store::SqliteDatabase &database) {
            store::SqliteStatement &statement = database.prepared(
                "INSERT INTO queue(tenant, position, transaction_id, data, queued_at) VALUES('t', ?1, ?1, '', 0)");
            statement.bind(1, number);
            return database.finish(statement);
        };
    }
    /// What a fresh look at the file finds, in the order of writing.
    [[nodiscard]] QList<qint64> kept() const
    {
        auto database = store::SqliteDatabase::openToRead(m_file);
        if (!database)
            return {-1};
        store::SqliteStatement &rows = database->prepared("SELECT position FROM queue ORDER BY position");
        QList<qint64> all;
        while (rows.step() == store::SqliteStatement::Step::Row)
            all.append(rows.number(0));
        rows.reset();
        return all;
    }
    [[nodiscard]] static QList<qint64> upTo(qint64 last)
    {
        QList<qint64> all;
        for (qint64 i = 1; i <= last; ++i)
            all.append(i);
        return all;
    }

    std::optional<QTemporaryDir> m_directory;
    std::string m_file;
};

void StoreWriterTest::commitsInOrder()
{
    std::atomic<int> notices = 0;
    store::StoreWriter writer(std::move(*store::SqliteDatabase::open(m_file)), 10'000, [&notices] { ++notices; });
    QVERIFY(writer.isDurable());
    QCOMPARE(writer.ticket(), 0U);
    for (qint64 i = 1; i <= 5000; ++i)
        writer.write(insert(i));
    QCOMPARE(writer.ticket(), 5000U);
    QTRY_COMPARE(writer.committed(), 5000U);
    QVERIFY(notices > 0);
    QVERIFY2(notices < 1000, "what waits together is committed together");
    QCOMPARE(kept(), upTo(5000));
}

void StoreWriterTest::whatWaitsIsCommittedAtTheEnd()
{
    {
        store::StoreWriter writer(std::move(*store::SqliteDatabase::open(m_file)), 10'000, [] {});
        for (qint64 i = 1; i <= 1000; ++i)
            writer.write(insert(i));
    }
    QCOMPARE(kept(), upTo(1000));
}

void StoreWriterTest::tellsWhenItIsFull()
{
    test::FaultyDisk disk;
    store::StoreWriter writer(std::move(*store::SqliteDatabase::open(m_file)), 2, [] {});
    std::promise<void> promise;
    writer.write([held = promise.get_future().share()](store::SqliteDatabase &) {
        held.wait();
        return true;
    });
    QVERIFY(writer.mayWrite());
    writer.write(insert(1));
    QVERIFY(!writer.mayWrite());
    promise.set_value();
    QTRY_VERIFY(writer.mayWrite());
}

void StoreWriterTest::survivesTheDisk_data()
{
    QTest::addColumn<int>("fault");
    QTest::addColumn<int>("call");
    const QList<std::pair<Fault, const char *>> faults{{Fault::Full, "no space left"},
                                                       {Fault::Io, "an I/O error"},
                                                       {Fault::Short, "half a write"},
                                                       {Fault::Sync, "an fsync that fails"}};
    for (const auto &[fault, name] : faults) {
        // A commit of one row is a few writes, and one fsync.
        for (int call = 0; call < (fault == Fault::Sync ? 3 : 12); ++call)
            QTest::addRow("%s at call %d", name, call) << int(fault) << call;
    }
}

void StoreWriterTest::survivesTheDisk()
{
    QFETCH(int, fault);
    QFETCH(int, call);
    test::FaultyDisk disk;
    {
        store::StoreWriter writer(std::move(*store::SqliteDatabase::open(m_file)), 10'000, [] {});
        writer.write(insert(1));
        QTRY_COMPARE(writer.committed(), 1U);

        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("write-failed")));
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("writes-again")));
        disk.fail(Fault(fault), call);
        qint64 number = 1;
        QTRY_VERIFY([&] {
            if (writer.mayWrite())
                writer.write(insert(++number));
            return !writer.mayWrite();
        }());
        const std::uint64_t before = writer.committed();
        QVERIFY(before < writer.ticket());

        disk.repair();
        QTRY_VERIFY(writer.mayWrite());
        QTRY_COMPARE(writer.committed(), writer.ticket());
        QCOMPARE(kept(), upTo(number));
    }
}

/// Memory has it and the file never will: nothing that follows may be called durable.
void StoreWriterTest::aRefusedOperationEndsTheWriting()
{
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("broken-off.*refused: UNIQUE")));
    {
        std::atomic<int> notices = 0;
        store::StoreWriter writer(std::move(*store::SqliteDatabase::open(m_file)), 10'000, [&notices] { ++notices; });
        writer.write(insert(1));
        writer.write(insert(2));
        writer.write(insert(2)); // against the primary key
        writer.write(insert(3));
        QTRY_VERIFY(!writer.mayWrite());
        QCOMPARE(writer.committed(), 2U);
        writer.write(insert(4));
        QVERIFY(notices > 0);
    }
    QCOMPARE(kept(), upTo(2));
}

void StoreWriterTest::aBrokenFileTakesNothing()
{
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("broken-off.*cannot be read")));
    {
        store::StoreWriter writer(std::move(*store::SqliteDatabase::open(m_file)), 10'000, [] {});
        writer.write(insert(1));
        QTRY_COMPARE(writer.committed(), 1U);
        writer.breakOff("cannot be read");
        QVERIFY(!writer.mayWrite());
        writer.breakOff("is said once");
        writer.write(insert(2));
    }
    QCOMPARE(kept(), upTo(1));
}

OPSROOM_TEST(StoreWriterTest)
#include "tst_store_writer.moc"
