#include "core/protocol/json/document.h"
#include "core/protocol/json/value.h"
#include "server/audit/audit_log.h"
#include "tests/support/fake_clock.h"
#include "tests/support/test_case.h"

#include <QtCore/QTemporaryDir>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>

using namespace opsroom;
using audit::AuditLog;

/// The audit log shows what happened in order, one line each, and any later touch of it.
class AuditTest : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        TestCase::init();
        m_file = m_dir.path().toStdString() + "/audit-" + std::to_string(++m_count);
    }
    void chainGoesOnAfterRestart();
    void manipulationShows_data();
    void manipulationShows();
    void brokenFileIsNotContinued();
    void tornLastLineIsSetAside_data();
    void tornLastLineIsSetAside();
    void o4HostileFields_data();
    void o4HostileFields();
    void floodIsSampled();
    void fileIsPrivate();

private:
    [[nodiscard]] std::vector<std::string> lines() const
    {
        std::ifstream stream(m_file);
        std::vector<std::string> all;
        for (std::string line; std::getline(stream, line);)
            all.push_back(line);
        return all;
    }
    [[nodiscard]] static Result<audit::Position> verify(const std::string &text)
    {
        std::istringstream stream(text);
        return audit::verifyChain(stream);
    }

    QTemporaryDir m_dir;
    test::FakeClock m_clock;
    std::string m_file;
    int m_count = 0;
};

void AuditTest::chainGoesOnAfterRestart()
{
    for (int run = 0; run < 3; ++run) {
        const auto log = AuditLog::open(m_file, m_clock);
        QVERIFY(log);
        (*log)->record("hub-started");
        (*log)->record("revoked", {{"by", "root"}, {"ended", 2}});
    }
    QCOMPARE(lines().size(), std::size_t{6});
    std::ifstream stream(m_file);
    const auto position = audit::verifyChain(stream);
    QVERIFY(position);
    QCOMPARE(position->seq, std::uint64_t{6});
    QVERIFY(lines().back().find(position->hash) != std::string::npos);
}

void AuditTest::manipulationShows_data()
{
    QTest::addColumn<int>("what");
    QTest::addColumn<QByteArray>("firstBroken");
    QTest::newRow("nothing") << 0 << QByteArray();
    QTest::newRow("a changed character") << 1 << QByteArray("line 2: ");
    QTest::newRow("a line taken out") << 2 << QByteArray("line 2: ");
    QTest::newRow("two lines exchanged") << 3 << QByteArray("line 2: ");
    QTest::newRow("a line said twice") << 4 << QByteArray("line 3: ");
    QTest::newRow("the first line taken out") << 5 << QByteArray("line 1: ");
    QTest::newRow("half a line at the end") << 6 << QByteArray("line 4: ");
    QTest::newRow("an empty line") << 7 << QByteArray("line 5: ");
    QTest::newRow("the end of the line missing") << 8 << QByteArray("line 4: ");
}

void AuditTest::manipulationShows()
{
    QFETCH(int, what);
    QFETCH(QByteArray, firstBroken);
    {
        const auto log = AuditLog::open(m_file, m_clock);
        for (const char *user : {"ann", "bob", "eve", "dan"})
            (*log)->record("token-refused", {{"user", user}});
    }
    std::vector<std::string> all = lines();
    std::string tail;
    switch (what) {
    case 1:
        all[1].replace(all[1].find("bob"), 3, "rob");
        break;
    case 2:
        all.erase(all.begin() + 1);
        break;
    case 3:
        std::swap(all[1], all[2]);
        break;
    case 4:
        all.insert(all.begin() + 2, all[1]);
        break;
    case 5:
        all.erase(all.begin());
        break;
    case 6:
        tail = all[3].substr(0, 40) + '\n';
        all.pop_back();
        break;
    case 7:
        all.emplace_back();
        break;
    case 8:
        tail = all[3];
        all.pop_back();
        break;
    default:
        break;
    }
    std::string text;
    for (const std::string &line : all)
        text += line + '\n';
    const auto verdict = verify(text + tail);
    QCOMPARE(verdict.has_value(), firstBroken.isEmpty());
    if (!verdict)
        QVERIFY2(verdict.error().detail.starts_with(firstBroken.toStdString()), verdict.error().detail.c_str());
}

void AuditTest::brokenFileIsNotContinued()
{
    std::ofstream(m_file) << "{\"seq\":1}\n";
    const auto log = AuditLog::open(m_file, m_clock);
    QVERIFY(!log);
    QCOMPARE(log.error().code, ErrorCode::BadRequest);
    QCOMPARE(lines().size(), std::size_t{1});
}

void AuditTest::tornLastLineIsSetAside_data()
{
    QTest::addColumn<int>("cut");
    QTest::newRow("without its line end") << 1;
    QTest::newRow("without half of its hash") << 40;
    QTest::newRow("of which little is there") << 150;
}

void AuditTest::tornLastLineIsSetAside()
{
    QFETCH(int, cut);
    {
        auto log = AuditLog::open(m_file, m_clock);
        QVERIFY(log.has_value());
        (*log)->record("first");
        (*log)->record("second");
    }
    std::filesystem::resize_file(m_file, std::filesystem::file_size(m_file) - std::uintmax_t(cut));
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("torn-line-set-aside")));
    {
        auto log = AuditLog::open(m_file, m_clock);
        QVERIFY2(log.has_value(), log ? "" : log.error().detail.c_str());
        (*log)->record("third");
    }
    const auto all = lines();
    QCOMPARE(all.size(), std::size_t{3});
    QVERIFY(all[0].find("\"first\"") != std::string::npos);
    QVERIFY(all[1].find("\"torn-line-set-aside\"") != std::string::npos);
    QVERIFY(all[2].find("\"third\"") != std::string::npos);
    std::ifstream written(m_file);
    QVERIFY(audit::verifyChain(written).has_value());
    std::ifstream aside(m_file + ".torn");
    const std::string torn{std::istreambuf_iterator<char>(aside), {}};
    QVERIFY(torn.find("\"seq\":2") != std::string::npos);
}

void AuditTest::o4HostileFields_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::newRow("CR LF and a forged line") << QByteArray("x\r\n{\"seq\":2,\"event\":\"forged\"}");
    QTest::newRow("quote and brace") << QByteArray("\"},{\"a\":\"");
    QTest::newRow("terminal escape") << QByteArray("\x1b[2J\x1b[31m");
    QTest::newRow("line separators of Unicode") << QByteArray("a\xe2\x80\xa8"
                                                              "b\xe2\x80\xa9");
    QTest::newRow("NUL") << QByteArray("a\0b", 3);
    QTest::newRow("broken UTF-8") << QByteArray("\xff\xfe\xc0\x80");
    QTest::newRow("a megabyte") << QByteArray(1'000'000, 'x');
}

void AuditTest::o4HostileFields()
{
    QFETCH(QByteArray, value);
    {
        const auto log = AuditLog::open(m_file, m_clock);
        (*log)->record("token-refused", {{"user", value.toStdString()}});
    }
    QCOMPARE(lines().size(), std::size_t{1});
    const std::string line = lines().front();
    QVERIFY(line.size() < 2000);
    QVERIFY(std::all_of(line.begin(), line.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x20; }));
    json::Document document;
    const auto parsed = document.parse(line);
    QVERIFY(parsed);
    QVERIFY(parsed->find("event").equals("token-refused"));
    QVERIFY(verify(line + '\n'));
}

void AuditTest::floodIsSampled()
{
    {
        const auto log = AuditLog::open(m_file, m_clock);
        for (int i = 0; i < 1000; ++i)
            (*log)->sample("token-refused", {{"address", "192.0.2.1"}});
        (*log)->record("revoked");
    }
    const std::vector<std::string> all = lines();
    const auto count = [&all](std::string_view event) {
        return std::count_if(all.begin(), all.end(),
                             [event](const std::string &line) { return line.find(event) != std::string::npos; });
    };
    QCOMPARE(count("token-refused"), 20);
    QCOMPARE(count("\"revoked\""), 1);
    QVERIFY2(count("records-left-out") >= 1, "what was left out is said");
}

void AuditTest::fileIsPrivate()
{
    const auto log = AuditLog::open(m_file, m_clock);
    QVERIFY(log);
    using std::filesystem::perms;
    QCOMPARE(std::filesystem::status(m_file).permissions(), perms::owner_read | perms::owner_write);
}

OPSROOM_TEST(AuditTest)
#include "tst_audit.moc"
