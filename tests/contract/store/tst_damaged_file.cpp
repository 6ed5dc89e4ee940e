#include "tests/contract/store/ledger_script.h"
#include "tests/support/test_case.h"

#include <QtCore/QTemporaryDir>

#include <fstream>
#include <iterator>
#include <random>

using namespace opsroom;

namespace {

constexpr int kFlips = 200;
constexpr int kCuts = 40;

std::string bytesOf(const std::string &file)
{
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

void write(const std::string &file, const std::string &bytes)
{
    std::ofstream(file, std::ios::binary) << bytes;
}

/// A database with its log and mark, as bytes.
struct Image
{
    std::string database;
    std::string log;
    std::string mark;

    static Image of(const std::string &file)
    {
        return {bytesOf(file), bytesOf(file + "-wal"), bytesOf(file + ".mark")};
    }
    void putAt(const std::string &file) const
    {
        std::ignore = std::remove((file + "-shm").c_str());
        write(file, database);
        write(file + "-wal", log);
        write(file + ".mark", mark);
    }
};

} // namespace

/// Whatever happens to a file that nobody has open, a hub does not go on without what it had promised: it does not start,
/// and says what to do.
class DamagedFileTest : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void isRefused_data();
    void isRefused();
    void theRemedyHelps();
    void anOlderCopyIsRefused();
    void withoutAMarkItIsTaken();

private:
    [[nodiscard]] std::string copy() const { return m_directory.filePath(QStringLiteral("copy.db")).toStdString(); }
    [[nodiscard]] Result<store::SqliteDatabase> open(const Image &image) const
    {
        image.putAt(copy());
        return store::SqliteDatabase::open(copy());
    }

    const QTemporaryDir m_directory;
    Image m_running; ///< as a hub leaves it that is killed
    Image m_closed;
    Image m_earlier;
};

void DamagedFileTest::initTestCase()
{
    test::StoresUnderTest stores(QStringLiteral("sqlite"), {});
    {
        test::LedgerScript script(stores);
        for (int number = 0; number < 600; ++number) {
            script.change(number);
            if (number == 300) {
                stores.waitForCommit();
                m_earlier = Image::of(stores.file());
            }
            if (number % 50 == 0)
                stores.waitForCommit();
        }
        stores.waitForCommit();
        m_running = Image::of(stores.file());
    }
    stores.close();
    m_closed = Image::of(stores.file());
    QVERIFY(m_running.log.size() > 100'000);
    QVERIFY(m_closed.database.size() > 100'000);
    QVERIFY2(m_closed.log.empty(), "a proper stop leaves one file");
    QVERIFY(open(m_running).has_value());
    QVERIFY(open(m_closed).has_value());
}

void DamagedFileTest::isRefused_data()
{
    QTest::addColumn<bool>("isLog");
    QTest::addColumn<bool>("isCut");
    QTest::newRow("a bit of the database") << false << false;
    QTest::newRow("a bit of the log") << true << false;
    QTest::newRow("the database cut off") << false << true;
    QTest::newRow("the log cut off") << true << true;
}

void DamagedFileTest::isRefused()
{
    QFETCH(bool, isLog);
    QFETCH(bool, isCut);
    const auto seed = std::random_device{}();
    std::mt19937 random(seed);
    for (int i = 0; i < (isCut ? kCuts : kFlips); ++i) {
        Image image = isLog ? m_running : m_closed;
        std::string &bytes = isLog ? image.log : image.database;
        const std::size_t at = random() % bytes.size();
        if (isCut)
            bytes.resize(at);
        else
            bytes[at] = char(bytes[at] ^ char(1 << (random() % 8)));
        const auto opened = open(image);
        const std::string what = "seed " + std::to_string(seed) + ", byte " + std::to_string(at) + ": "
                                 + (opened ? "opened" : opened.error().detail);
        QVERIFY2(!opened.has_value(), what.c_str());
        QVERIFY2(what.find("in its place") != std::string::npos, what.c_str());
    }
}

void DamagedFileTest::theRemedyHelps()
{
    Image image = m_running;
    image.log.resize(image.log.size() / 2);
    const auto refused = open(image);
    QVERIFY(!refused.has_value());
    QVERIFY2(refused.error().detail.find("commits that the hub made") != std::string::npos,
             refused.error().detail.c_str());
    QVERIFY2(refused.error().detail.find("remove " + copy() + ".mark") != std::string::npos,
             refused.error().detail.c_str());
    QCOMPARE(std::remove((copy() + ".mark").c_str()), 0);
    QVERIFY(store::SqliteDatabase::open(copy()).has_value());
    QVERIFY(store::SqliteDatabase::open(copy()).has_value());
}

void DamagedFileTest::anOlderCopyIsRefused()
{
    Image image = m_earlier;
    QVERIFY(open(image).has_value());
    image.mark = m_running.mark;
    const auto refused = open(image);
    QVERIFY(!refused.has_value());
    QVERIFY2(refused.error().detail.find("an older copy") != std::string::npos, refused.error().detail.c_str());
}

void DamagedFileTest::withoutAMarkItIsTaken()
{
    Image image = m_closed;
    image.mark.clear();
    QVERIFY(open(image).has_value());
}

OPSROOM_TEST(DamagedFileTest)
#include "tst_damaged_file.moc"
