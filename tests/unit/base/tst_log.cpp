#include "core/base/log.h"
#include "core/base/time_text.h"
#include "tests/support/printers.h"
#include "tests/support/test_case.h"

#include <limits>
#include <thread>

using namespace std::string_literals;
namespace ops_log = opsroom::log;

class TestLog : public opsroom::test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void hostileText_staysInsideOneLineOfJson_data();
    void hostileText_staysInsideOneLineOfJson();
    void line_namesTimeLevelCategoryAndEvent();
    void field_isWrittenInItsType_data();
    void field_isWrittenInItsType();
    void level_letsOnlyItselfAndAbovePass();
    void levelNames_readBack();
    void threads_writeWholeLines();

private:
    QJsonObject onlyLine() const;

    std::vector<std::string> m_lines;
};

void TestLog::init()
{
    TestCase::init();
    m_lines.clear();
    ops_log::setLevel(ops_log::Level::Debug);
    ops_log::setSink([this](ops_log::Level, std::string_view line) { m_lines.emplace_back(line); });
}

void TestLog::cleanup()
{
    ops_log::setLevel(ops_log::Level::Info);
    opsroom::test::routeLogToQt();
}

/// The one line that was written, which must be one JSON object; empty if anything is wrong with it.
QJsonObject TestLog::onlyLine() const
{
    if (m_lines.size() != 1)
        return {};
    // QJsonDocument is lenient about raw control characters, so they are looked for here.
    const QByteArray line = QByteArray::fromStdString(m_lines.front());
    for (const char c : line) {
        if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f)
            return {};
    }
    QStringDecoder decoder(QStringDecoder::Utf8);
    const QString text = decoder.decode(line);
    if (decoder.hasError() || text.contains(QChar(0x2028)) || text.contains(QChar(0x2029)))
        return {};
    return QJsonDocument::fromJson(line).object();
}

void TestLog::hostileText_staysInsideOneLineOfJson_data()
{
    QTest::addColumn<std::string>("text");
    QTest::addColumn<QString>("shown");
    QTest::newRow("a forged line") << "x\r\n{\"level\":\"info\"}"s << QStringLiteral("x\r\n{\"level\":\"info\"}");
    QTest::newRow("a terminal's escape sequence") << "\x1b[2J"s << QStringLiteral("\u001b[2J");
    QTest::newRow("line separators of JavaScript")
        << "\xe2\x80\xa8\xe2\x80\xa9"s << QString::fromUtf8("\xe2\x80\xa8\xe2\x80\xa9");
    QTest::newRow("quotes and backslashes") << "\",\"a\":\"\\"s << QStringLiteral("\",\"a\":\"\\");
    QTest::newRow("broken UTF-8") << "a\xff\xc3(b"s << QString::fromUtf8("a\xef\xbf\xbd\xef\xbf\xbd(b");
    QTest::newRow("text that is cut inside its last character") << "\xc3"s << QString::fromUtf8("\xef\xbf\xbd");
    QTest::newRow("a NUL byte") << "a\0b"s << QString::fromLatin1("a\0b", 3);
    QTest::newRow("exactly what a field may hold") << std::string(256, 'x') << QString(256, u'x');
    QTest::newRow("one byte more") << std::string(257, 'x') << QString(256, u'x') + QStringLiteral("...");
    QTest::newRow("a limit inside a character, which goes with it")
        << std::string(254, 'x') + "\xe2\x82\xac" << QString(254, u'x') + QStringLiteral("...");
    QTest::newRow("a megabyte") << std::string(1 << 20, '\n') << QString(256, u'\n') + QStringLiteral("...");
}

void TestLog::hostileText_staysInsideOneLineOfJson()
{
    QFETCH(std::string, text);
    QFETCH(QString, shown);
    ops_log::info("test", "event", {{"text", text}});
    QCOMPARE(onlyLine()[QStringLiteral("text")].toString(), shown);
}

void TestLog::line_namesTimeLevelCategoryAndEvent()
{
    ops_log::debug("hub", "room-opened", {{"room", "tenant:acme"}, {"members", 3}});
    const QJsonObject line = onlyLine();
    QVERIFY(opsroom::parseTimeText(line[QStringLiteral("time")].toString().toStdString()));
    const std::string_view behindTime = std::string_view(m_lines.front()).substr(m_lines.front().find(','));
    QCOMPARE(std::string(behindTime),
             R"(,"level":"debug","category":"opsroom.hub","event":"room-opened","room":"tenant:acme","members":3})"s);
}

void TestLog::field_isWrittenInItsType_data()
{
    using ops_log::Field;
    QTest::addColumn<Field>("field");
    QTest::addColumn<std::string>("json");
    QTest::newRow("true") << Field("f", true) << R"(,"f":true)"s;
    QTest::newRow("false") << Field("f", false) << R"(,"f":false)"s;
    QTest::newRow("a small number") << Field("f", std::uint8_t{7}) << R"(,"f":7)"s;
    QTest::newRow("the least number") << Field("f", std::numeric_limits<std::int64_t>::min())
                                      << R"(,"f":-9223372036854775808)"s;
    QTest::newRow("the largest number") << Field("f", std::numeric_limits<std::uint64_t>::max())
                                        << R"(,"f":18446744073709551615)"s;
    QTest::newRow("a literal") << Field("f", "text") << R"(,"f":"text")"s;
    QTest::newRow("empty text") << Field("f", std::string_view()) << R"(,"f":"")"s;
}

void TestLog::field_isWrittenInItsType()
{
    QFETCH(ops_log::Field, field);
    QFETCH(std::string, json);
    std::string out;
    field.appendTo(out);
    QCOMPARE(out, json);
}

void TestLog::level_letsOnlyItselfAndAbovePass()
{
    const auto writeAll = [] {
        ops_log::debug("test", "d");
        ops_log::info("test", "i");
        ops_log::warning("test", "w");
        ops_log::error("test", "e");
    };
    for (const auto &[least, passing] : {std::pair(ops_log::Level::Debug, 4), std::pair(ops_log::Level::Info, 3),
                                         std::pair(ops_log::Level::Warning, 2), std::pair(ops_log::Level::Error, 1)})
    {
        m_lines.clear();
        ops_log::setLevel(least);
        QCOMPARE(ops_log::level(), least);
        writeAll();
        QCOMPARE(m_lines.size(), std::size_t(passing));
    }
}

void TestLog::levelNames_readBack()
{
    for (const ops_log::Level level :
         {ops_log::Level::Debug, ops_log::Level::Info, ops_log::Level::Warning, ops_log::Level::Error})
        QCOMPARE(ops_log::levelNamed(ops_log::nameOf(level)), std::optional(level));
    QVERIFY(!ops_log::levelNamed("Info"));
    QVERIFY(!ops_log::levelNamed(""));
}

void TestLog::threads_writeWholeLines()
{
    std::vector<std::jthread> threads;
    for (int thread = 0; thread < 4; ++thread) {
        threads.emplace_back([thread] {
            for (int i = 0; i < 250; ++i)
                ops_log::info("test", "event", {{"thread", thread}, {"i", i}});
        });
    }
    threads.clear();
    QCOMPARE(m_lines.size(), std::size_t(1000));
    for (const std::string &line : m_lines)
        QVERIFY(line.starts_with("{\"time\":\"") && line.ends_with('}'));
}

OPSROOM_TEST(TestLog)
#include "tst_log.moc"
