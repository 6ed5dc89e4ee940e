#include "server/store/sqlite/sqlite_database.h"
#include "server/store/sqlite/sqlite_schema.h"
#include "tests/contract/store/faulty_disk.h"
#include "tests/support/test_case.h"

#include <QtCore/QTemporaryDir>
#include <sqlite3.h>
#include <sys/stat.h>
#include <unistd.h>

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
    void oneHubHasIt();
    void readingChangesNothing_data();
    void readingChangesNothing();
    void bringsTheFirstSchemaUpToDate();
    void aStatementMayWorkLater();

private:
    /// A file as the first schema had it, with a publication under a key.
    void makeFirstVersion() const
    {
        sqlite3 *connection = nullptr;
        QCOMPARE(sqlite3_open(m_file.c_str(), &connection), SQLITE_OK);
        const std::string sql =
            std::string(store::kMigrations.front())
            + "PRAGMA user_version=1; PRAGMA application_id=" + std::to_string(store::kApplicationId)
            + ";INSERT INTO history VALUES('acme',7,1000,0,'price-changed','01J','{}',x'','*','',1,"
              "'','','key',42),('acme',8,1001,0,'price-changed','01K','{}',x'','*','',1,'','','',0)";
        const int done = sqlite3_exec(connection, sql.c_str(), nullptr, nullptr, nullptr);
        QVERIFY2(done == SQLITE_OK, sqlite3_errmsg(connection));
        QCOMPARE(sqlite3_close(connection), SQLITE_OK);
    }

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
    auto reader = store::SqliteDatabase::openToRead(m_file);
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

void StoreFileTest::oneHubHasIt()
{
    {
        const auto first = store::SqliteDatabase::open(m_file);
        QVERIFY(first.has_value());
        const auto second = store::SqliteDatabase::open(m_file);
        QVERIFY(!second.has_value());
        const std::string holder = "held by process " + std::to_string(::getpid());
        QVERIFY2(second.error().detail.find(holder) != std::string::npos, second.error().detail.c_str());
        QVERIFY2(second.error().detail.find(m_file) != std::string::npos, second.error().detail.c_str());
        // Whoever looks at the file does not release it.
        QVERIFY(store::SqliteDatabase::openToRead(m_file).has_value());
        QVERIFY(!store::SqliteDatabase::open(m_file).has_value());
    }
    QVERIFY(store::SqliteDatabase::open(m_file).has_value());
}

void StoreFileTest::readingChangesNothing_data()
{
    QTest::addColumn<QString>("what");
    QTest::addColumn<QString>("says");
    QTest::newRow("a file of an older hub") << "older"
                                            << "older schema";
    QTest::newRow("a file that is not there") << "none"
                                              << "unable to open";
    QTest::newRow("an empty file") << "empty"
                                   << "older schema, or none";
    QTest::newRow("a file that is no database") << "text"
                                                << "is damaged or no database";
}

void StoreFileTest::readingChangesNothing()
{
    QFETCH(QString, what);
    QFETCH(QString, says);
    QFile file(QString::fromStdString(m_file));
    if (what == QStringLiteral("older")) {
        makeFirstVersion();
    } else if (what != QStringLiteral("none")) {
        QVERIFY(file.open(QIODevice::WriteOnly));
        if (what == QStringLiteral("text"))
            file.write(QByteArray(10'000, 'x'));
        file.close();
    }
    const auto bytes = [&file]() -> QByteArray { return file.open(QIODevice::ReadOnly) ? file.readAll() : "none"; };
    const QByteArray before = bytes();
    file.close();
    const auto opened = store::SqliteDatabase::openToRead(m_file);
    QVERIFY(!opened.has_value());
    QVERIFY2(opened.error().detail.find(says.toStdString()) != std::string::npos, opened.error().detail.c_str());
    QVERIFY(bytes() == before);
}

void StoreFileTest::bringsTheFirstSchemaUpToDate()
{
    makeFirstVersion();
    for (int time = 0; time < 2; ++time) {
        auto database = store::SqliteDatabase::open(m_file);
        QVERIFY2(database.has_value(), database ? "" : database.error().detail.c_str());
        store::SqliteStatement &keys = database->prepared("SELECT tenant, seq, key, body_hash FROM idempotency_keys");
        QCOMPARE(keys.step(), store::SqliteStatement::Step::Row);
        QCOMPARE(keys.text(0), std::string_view("acme"));
        QCOMPARE(keys.number(1), 7);
        QCOMPARE(keys.text(2), std::string_view("key"));
        QCOMPARE(keys.number(3), 42);
        QCOMPARE(keys.step(), store::SqliteStatement::Step::Done);
        store::SqliteStatement &items = database->prepared("SELECT count(*), max(event_id) FROM history");
        QCOMPARE(items.step(), store::SqliteStatement::Step::Row);
        QCOMPARE(items.number(0), 2);
        QCOMPARE(items.text(1), std::string_view("01K"));
    }
}

void StoreFileTest::aStatementMayWorkLater()
{
    auto database = store::SqliteDatabase::open(m_file);
    const char *sql = "SELECT count(*) FROM later";
    QCOMPARE(database->prepared(sql).step(), store::SqliteStatement::Step::Failed);
    QVERIFY(database->run("CREATE TABLE later(x)"));
    QCOMPARE(database->prepared(sql).step(), store::SqliteStatement::Step::Row);
}

OPSROOM_TEST(StoreFileTest)
#include "tst_store_file.moc"
