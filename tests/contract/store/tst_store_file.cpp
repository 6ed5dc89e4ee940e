#include "server/store/sqlite/sqlite_database.h"
#include "server/store/sqlite/sqlite_schema.h"
#include "tests/contract/store/faulty_disk.h"
#include "tests/support/test_case.h"

#include <QtCore/QTemporaryDir>
#include <sys/stat.h>

using namespace opsroom;

/// Only a file that is ours and sound is opened; everything else gets an error that says what to do.
class StoreFileTest : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        TestCase::init();
        m_directory.emplace();
        m_file = m_directory->filePath(QStringLiteral("hub.db")).toStdString();
    }
    void aNewFileIsOursAndPrivate();
    void opensAgain();
    void refuses_data();
    void refuses();
    void damageIsFound_data();
    void damageIsFound();
    void aFullDiskIsAnError();
    void backsUpWhileOthersWrite();
    void aBackupReplacesNothing();

private:
    void fill() const
    {
        auto database = store::SqliteDatabase::open(m_file);
        QVERIFY(database.has_value());
        QVERIFY(database->run("BEGIN"));
        for (std::int64_t i = 1; i <= 2000; ++i) {
            store::SqliteStatement &row = database->prepared(
                "INSERT INTO queue(tenant, position, transaction_id, data, queued_at) VALUES('t', ?1, ?1, ?2, 0)");
            const std::string data(100, 'x');
            row.bind(1, i).bind(2, data);
            QVERIFY(database->finish(row));
        }
        QVERIFY(database->run("COMMIT"));
    }
    void run(const char *sql) const
    {
        auto database = store::SqliteDatabase::open(m_file);
        QVERIFY(database.has_value());
        QVERIFY(database->run(sql));
    }

    std::optional<QTemporaryDir> m_directory;
    std::string m_file;
};

void StoreFileTest::aNewFileIsOursAndPrivate()
{
    auto database = store::SqliteDatabase::open(m_file);
    QVERIFY(database.has_value());
    struct stat status
    {};
    for (const char *suffix : {"", "-wal", "-shm"}) {
        QCOMPARE(::stat((m_file + suffix).c_str(), &status), 0);
        QCOMPARE(status.st_mode & 0777, 0600U);
    }
    store::SqliteStatement &owner = database->prepared("PRAGMA application_id");
    QCOMPARE(owner.step(), store::SqliteStatement::Step::Row);
    QCOMPARE(owner.number(0), std::int64_t(store::kApplicationId));
}

void StoreFileTest::opensAgain()
{
    fill();
    auto database = store::SqliteDatabase::open(m_file);
    QVERIFY(database.has_value());
    store::SqliteStatement &count = database->prepared("SELECT count(*) FROM queue");
    QCOMPARE(count.step(), store::SqliteStatement::Step::Row);
    QCOMPARE(count.number(0), 2000);
}

void StoreFileTest::refuses_data()
{
    QTest::addColumn<QString>("what");
    QTest::addColumn<QString>("says");
    QTest::newRow("a file of a newer hub") << "newer"
                                           << "schema version 999";
    QTest::newRow("a database of another program") << "foreign"
                                                   << "belongs to another program";
    QTest::newRow("a file that is no database") << "text"
                                                << "is damaged or no database";
    QTest::newRow("a folder that does not exist") << "folder"
                                                  << "unable to open";
    QTest::newRow("a folder in its place") << "directory"
                                           << "unable to open";
}

void StoreFileTest::refuses()
{
    QFETCH(QString, what);
    const std::string kind = what.toStdString();
    QFETCH(QString, says);
    if (kind == "newer")
        run("PRAGMA user_version=999");
    if (kind == "foreign")
        run("PRAGMA application_id=1");
    if (kind == "text") {
        QFile file(QString::fromStdString(m_file));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray(10'000, 'x'));
    }
    if (kind == "folder")
        m_file = m_directory->filePath(QStringLiteral("no/hub.db")).toStdString();
    if (kind == "directory")
        m_file = m_directory->path().toStdString();

    const auto opened = store::SqliteDatabase::open(m_file);
    QVERIFY(!opened.has_value());
    QCOMPARE(opened.error().code, ErrorCode::NotAvailable);
    const QString detail = QString::fromStdString(opened.error().detail);
    QVERIFY2(detail.contains(says), qPrintable(detail));
    QVERIFY2(detail.contains(QString::fromStdString(m_file)), qPrintable(detail));
}

void StoreFileTest::damageIsFound_data()
{
    QTest::addColumn<double>("place");
    QTest::addColumn<bool>("isCut");
    for (const double place : {0.1, 0.3, 0.5, 0.7, 0.9}) {
        QTest::addRow("cut off at %.0f %%", place * 100) << place << true;
        QTest::addRow("a page of noise at %.0f %%", place * 100) << place << false;
    }
}

void StoreFileTest::damageIsFound()
{
    QFETCH(double, place);
    QFETCH(bool, isCut);
    fill();
    QFile file(QString::fromStdString(m_file));
    QVERIFY(file.open(QIODevice::ReadWrite));
    constexpr qint64 kPage = 4096;
    const qint64 at = qint64(double(file.size()) * place) / kPage * kPage;
    if (isCut) {
        QVERIFY(file.resize(at));
    } else {
        QVERIFY(file.seek(at));
        file.write(QByteArray(kPage, '\x5a'));
    }
    file.close();
    const auto opened = store::SqliteDatabase::open(m_file);
    QVERIFY(!opened.has_value());
    QVERIFY2(opened.error().detail.find("damaged") != std::string::npos, opened.error().detail.c_str());
}

void StoreFileTest::aFullDiskIsAnError()
{
    test::FaultyDisk disk;
    disk.fail(test::FaultyDisk::Fault::Full);
    const auto opened = store::SqliteDatabase::open(m_file);
    QVERIFY(!opened.has_value());
    QVERIFY2(opened.error().detail.find("full") != std::string::npos, opened.error().detail.c_str());
}

void StoreFileTest::backsUpWhileOthersWrite()
{
    fill();
    auto writer = store::SqliteDatabase::open(m_file);
    QVERIFY(writer->run("BEGIN IMMEDIATE; DELETE FROM queue WHERE position > 1000"));
    auto reader = store::SqliteDatabase::open(m_file);
    QVERIFY(reader.has_value());
    const std::string copy = m_directory->filePath(QStringLiteral("copy.db")).toStdString();
    const auto done = reader->backup(copy);
    QVERIFY2(done.has_value(), done ? "" : done.error().detail.c_str());
    QVERIFY(writer->run("COMMIT"));

    auto opened = store::SqliteDatabase::open(copy);
    QVERIFY(opened.has_value());
    store::SqliteStatement &count = opened->prepared("SELECT count(*) FROM queue");
    QCOMPARE(count.step(), store::SqliteStatement::Step::Row);
    QCOMPARE(count.number(0), 2000); // what was committed when the copy began
}

void StoreFileTest::aBackupReplacesNothing()
{
    fill();
    auto database = store::SqliteDatabase::open(m_file);
    const auto done = database->backup(m_file);
    QVERIFY(!done.has_value());
    QVERIFY(done.error().detail.find("exists already") != std::string::npos);
}

OPSROOM_TEST(StoreFileTest)
#include "tst_store_file.moc"
