#include "client/capture/capture_link.h"
#include "client/capture/capture_writer.h"
#include "tests/support/fake_clock.h"
#include "tests/support/test_case.h"

#include <QtCore/QTemporaryDir>
#include <QtTest/QSignalSpy>

#include <csignal>
#include <sys/resource.h>

using namespace opsroom;
using namespace opsroom::capture;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using opsroom::test::FakeClock;

namespace {

constexpr qint64 kStart = 1'700'000'000'000;

client::HubEvent eventNamed(const QString &name, const QByteArray &argument, qint64 atMs = 0)
{
    return {name, argument, "[\"" + name.toUtf8() + "\"," + argument + ']', {}, {}, atMs};
}

CaptureRecord eventAt(qint64 offset, const QString &name)
{
    return {CaptureRecord::Kind::Event, kStart + offset, eventNamed(name, "{}"), 0};
}

} // namespace

/// Captures: written, read and played.
class TestCapture : public opsroom::test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void records_comeBackAsTheyWere();
    void lines_thatAreNone_data();
    void lines_thatAreNone();
    void theWriter_keepsWhatAConnectionReceives();
    void theWriter_neverWritesOverAFile();
    void theWriter_endsAtItsLimit();
    void aDiskThatIsFull_endsTheRecordingWithItsReason();
    void aFile_isReadableUpToALineThatWasCutOff();
    void thePlayer_keepsToTheTimesOfTheCapture();
    void thePlayer_goesFaster();
    void thePlayer_stepsFromEventToEvent();
    void thePlayer_seeksForwardWithoutForgetting();
    void thePlayer_beginsAnewToGoBack();
    void theLink_isUpWhileTheConsoleWasConnected();
    void theLink_refusesWhatIsSent();

private:
    QString write(const QList<CaptureRecord> &records, const QByteArray &rest = {});
    std::unique_ptr<CapturePlayer> playerOf(const QList<CaptureRecord> &records);

    const QTemporaryDir m_dir;
    FakeClock m_clock;
    int m_files = 0;
};

QString TestCapture::write(const QList<CaptureRecord> &records, const QByteArray &rest)
{
    QFile file(m_dir.filePath(u"capture-%1.jsonl"_s.arg(++m_files)));
    if (!file.open(QIODevice::WriteOnly))
        return {};
    file.write(lineOf(CaptureHeader{u"http://hub"_s, u"olga"_s, kStart}));
    for (const CaptureRecord &record : records)
        file.write(lineOf(record));
    file.write(rest);
    return file.fileName();
}

std::unique_ptr<CapturePlayer> TestCapture::playerOf(const QList<CaptureRecord> &records)
{
    auto file = CaptureFile::open(write(records));
    return file ? std::make_unique<CapturePlayer>(std::move(*file), m_clock) : nullptr;
}

void TestCapture::records_comeBackAsTheyWere()
{
    const auto header = readCaptureHeader(lineOf(CaptureHeader{u"https://hub.example:3001"_s, u"olga"_s, kStart}));
    QVERIFY(header);
    QCOMPARE(header->hub, u"https://hub.example:3001"_s);
    QCOMPARE(header->user, u"olga"_s);
    QCOMPARE(header->startedAtMs, kStart);

    const QByteArray argument = R"({"amount":12345678901234567890.123,"name":"ä \"quoted\""})";
    const QByteArray line = lineOf(
        {CaptureRecord::Kind::Event, kStart + 5, eventNamed(u"wallet-updated"_s, argument), 0});
    const auto event = readCaptureRecord(line);
    QVERIFY(event);
    QCOMPARE(event->event.name, u"wallet-updated"_s);
    QCOMPARE(event->event.argument, argument);
    QCOMPARE(event->event.receivedAtMs, kStart + 5);
    QCOMPARE(timeOfLine(line), std::optional(kStart + 5));

    QCOMPARE(readCaptureRecord(lineOf({CaptureRecord::Kind::Lost, kStart, {}, 0}))->kind, CaptureRecord::Kind::Lost);
    QCOMPARE(readCaptureRecord(lineOf({CaptureRecord::Kind::Back, kStart, {}, 0}))->kind, CaptureRecord::Kind::Back);
    const auto trip = readCaptureRecord(lineOf({CaptureRecord::Kind::RoundTrip, kStart, {}, 1.25}));
    QCOMPARE(trip->kind, CaptureRecord::Kind::RoundTrip);
    QCOMPARE(trip->roundTripMs, 1.25);
}

void TestCapture::lines_thatAreNone_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("no JSON") << QByteArray("{\"at\":1,");
    QTest::newRow("no time") << QByteArray(R"({"event":["x",{}]})");
    QTest::newRow("no kind that is known") << QByteArray(R"({"at":1,"what":2})");
    QTest::newRow("an event without a name") << QByteArray(R"({"at":1,"event":[]})");
    QTest::newRow("an event whose name is a number") << QByteArray(R"({"at":1,"event":[7]})");
}

void TestCapture::lines_thatAreNone()
{
    QFETCH(const QByteArray, line);
    QVERIFY(!readCaptureRecord(line));
    QVERIFY(!readCaptureHeader(line));
}

void TestCapture::theWriter_keepsWhatAConnectionReceives()
{
    client::HubConnection connection;
    CaptureWriter writer;
    const QString path = m_dir.filePath(u"written.jsonl"_s);
    QVERIFY(writer.start(path, u"http://hub"_s, connection, {eventNamed(u"open-alerts"_s, R"({"alerts":[]})")}));
    QVERIFY(writer.isRunning());
    QCOMPARE(QFile::permissions(path) & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
    Q_EMIT connection.eventReceived(eventNamed(u"metrics-update"_s, "{}", QDateTime::currentMSecsSinceEpoch()));
    writer.addRoundTrip(0.5);
    QCOMPARE(writer.events(), 1U);
    writer.stop();
    Q_EMIT connection.eventReceived(eventNamed(u"metrics-update"_s, "{}"));

    auto file = CaptureFile::open(path);
    QVERIFY(file);
    QCOMPARE((*file)->records(), 4U);
    QCOMPARE((*file)->next()->kind, CaptureRecord::Kind::Lost); // it was not connected
    QCOMPARE((*file)->next()->event.name, u"open-alerts"_s);
    QCOMPARE((*file)->next()->event.name, u"metrics-update"_s);
    QCOMPARE((*file)->next()->kind, CaptureRecord::Kind::RoundTrip);
    QVERIFY(!(*file)->next());
}

void TestCapture::theWriter_neverWritesOverAFile()
{
    const QString path = write({});
    client::HubConnection connection;
    CaptureWriter writer;
    QVERIFY(!writer.start(path, u"http://hub"_s, connection, {}));
    QVERIFY(!writer.isRunning());
    QVERIFY(CaptureFile::open(path));
}

void TestCapture::theWriter_endsAtItsLimit()
{
    client::HubConnection connection;
    CaptureWriter writer;
    writer.setMostBytes(400);
    const QString path = m_dir.filePath(u"limited.jsonl"_s);
    QVERIFY(writer.start(path, u"http://hub"_s, connection, {}));
    const QSignalSpy changed(&writer, &CaptureWriter::changed);
    for (int i = 0; i < 20 && writer.isRunning(); ++i)
        Q_EMIT connection.eventReceived(eventNamed(u"metrics-update"_s, "{}", kStart));
    QVERIFY(!writer.isRunning());
    QVERIFY(!changed.isEmpty());
    QVERIFY(writer.problem().contains(u"limit"_s));
    QVERIFY(QFileInfo(path).size() <= 400);
    QCOMPARE(CaptureFile::open(path).value()->skipped(), 0U);
}

void TestCapture::aDiskThatIsFull_endsTheRecordingWithItsReason()
{
    // The system refuses to let files grow beyond this size, as a full disk would.
    struct SmallFiles
    {
        SmallFiles()
        {
            ::getrlimit(RLIMIT_FSIZE, &before);
            const rlimit small{16'384, before.rlim_max};
            ::setrlimit(RLIMIT_FSIZE, &small);
            handler = std::signal(SIGXFSZ, SIG_IGN);
        }
        ~SmallFiles()
        {
            ::setrlimit(RLIMIT_FSIZE, &before);
            std::signal(SIGXFSZ, handler);
        }
        rlimit before{};
        void (*handler)(int) = nullptr;
    };
    client::HubConnection connection;
    CaptureWriter writer;
    const QString path = m_dir.filePath(u"full.jsonl"_s);
    {
        const SmallFiles small;
        QVERIFY(writer.start(path, u"http://hub"_s, connection, {}));
        const QByteArray large = "{\"text\":\"" + QByteArray(2'000, 'x') + "\"}";
        for (int i = 0; i < 100 && writer.isRunning(); ++i)
            Q_EMIT connection.eventReceived(eventNamed(u"metrics-update"_s, large, kStart));
        QVERIFY(!writer.isRunning());
    }
    QVERIFY(!writer.problem().isEmpty());
    const auto file = CaptureFile::open(path);
    QVERIFY(file);
    QVERIFY((*file)->records() > 1); // what the disk took is readable
}

void TestCapture::aFile_isReadableUpToALineThatWasCutOff()
{
    auto file = CaptureFile::open(write({eventAt(0, u"a"_s), eventAt(900, u"b"_s)}, "nonsense\n{\"at\":17000000"));
    QVERIFY(file);
    QCOMPARE((*file)->records(), 2U);
    QCOMPARE((*file)->skipped(), 1U);
    QCOMPARE((*file)->endMs(), kStart + 900);
    QCOMPARE((*file)->next()->event.name, u"a"_s);
    QCOMPARE((*file)->next()->event.name, u"b"_s);
    QVERIFY(!(*file)->next());
    (*file)->rewind();
    QCOMPARE((*file)->next()->event.name, u"a"_s);

    QCOMPARE(CaptureFile::open(m_dir.filePath(u"none"_s)).error().code, ErrorCode::NotAvailable);
    QFile other(m_dir.filePath(u"other"_s));
    QVERIFY(other.open(QIODevice::WriteOnly));
    other.write("{\"opsroomCapture\":2}\n");
    other.close();
    const auto newer = CaptureFile::open(other.fileName());
    QCOMPARE(newer.error().code, ErrorCode::BadRequest);
    QVERIFY(newer.error().detail.find("version 2") != std::string::npos);
}

void TestCapture::thePlayer_keepsToTheTimesOfTheCapture()
{
    const auto player = playerOf({eventAt(0, u"a"_s), eventAt(1000, u"b"_s), eventAt(3000, u"c"_s)});
    QSignalSpy events(player.get(), &CapturePlayer::eventPlayed);
    const QSignalSpy seconds(player.get(), &CapturePlayer::secondPassed);
    QCOMPARE(player->durationMs(), 3000);
    player->play();
    m_clock.advance(500ms);
    QTRY_COMPARE(player->positionMs(), 500);
    QCOMPARE(events.size(), 1);
    m_clock.advance(500ms);
    QTRY_COMPARE(events.size(), 2);
    QCOMPARE(player->captureClock().wallNow().time_since_epoch().count(), kStart + 1000);
    player->pause();
    m_clock.advance(10s);
    player->play(); // the time in between is none of the capture's
    QCOMPARE(player->positionMs(), 1000);
    m_clock.advance(1s);
    QTRY_COMPARE(player->positionMs(), 2000);
    QCOMPARE(events.size(), 2);
    m_clock.advance(10s);
    QTRY_VERIFY(player->isAtEnd());
    QCOMPARE(events.size(), 3);
    QCOMPARE(seconds.size(), 3);
    QVERIFY(!player->isPlaying());
    QCOMPARE(player->positionMs(), 3000);
}

void TestCapture::thePlayer_goesFaster()
{
    const auto player = playerOf({eventAt(0, u"a"_s), eventAt(60'000, u"b"_s), eventAt(120'000, u"c"_s)});
    const QSignalSpy events(player.get(), &CapturePlayer::eventPlayed);
    player->setSpeed(64);
    player->play();
    m_clock.advance(1s);
    QTRY_COMPARE(player->positionMs(), 64'000);
    QCOMPARE(events.size(), 2);
    player->setSpeed(1e9);
    QCOMPARE(player->speed(), 100.0);
}

void TestCapture::thePlayer_stepsFromEventToEvent()
{
    const auto player = playerOf(
        {{CaptureRecord::Kind::RoundTrip, kStart, {}, 1}, eventAt(10, u"a"_s), eventAt(900, u"b"_s)});
    QSignalSpy events(player.get(), &CapturePlayer::eventPlayed);
    player->step();
    QCOMPARE(events.size(), 1);
    QCOMPARE(player->positionMs(), 10);
    player->step();
    QCOMPARE(events.size(), 2);
    QVERIFY(player->isAtEnd());
    player->step();
    QCOMPARE(events.size(), 2);
}

void TestCapture::thePlayer_seeksForwardWithoutForgetting()
{
    QList<CaptureRecord> records;
    for (int i = 0; i < 5000; ++i)
        records.append(eventAt(i * 1000, u"e"_s));
    const auto player = playerOf(records);
    const QSignalSpy events(player.get(), &CapturePlayer::eventPlayed);
    const QSignalSpy seconds(player.get(), &CapturePlayer::secondPassed);
    const QSignalSpy restarted(player.get(), &CapturePlayer::restarted);
    player->seek(3'000'500);
    QTRY_VERIFY(!player->isSeeking());
    QCOMPARE(events.size(), 3001);
    QCOMPARE(player->positionMs(), 3'000'500);
    QCOMPARE(restarted.size(), 0);
    // Only the last minutes are lived through.
    QVERIFY(seconds.size() >= 300 && seconds.size() <= 320);
}

void TestCapture::thePlayer_beginsAnewToGoBack()
{
    const auto player = playerOf({eventAt(0, u"a"_s), eventAt(1000, u"b"_s), eventAt(2000, u"c"_s)});
    const QSignalSpy restarted(player.get(), &CapturePlayer::restarted);
    QSignalSpy events(player.get(), &CapturePlayer::eventPlayed);
    player->seek(2000);
    QTRY_VERIFY(player->isAtEnd());
    player->seek(1000);
    QCOMPARE(restarted.size(), 1);
    QTRY_VERIFY(!player->isSeeking());
    QCOMPARE(player->positionMs(), 1000);
    QCOMPARE(events.size(), 3 + 2);
    player->seek(99'000);
    QTRY_VERIFY(player->isAtEnd());
    QCOMPARE(player->positionMs(), 2000);
}

void TestCapture::theLink_isUpWhileTheConsoleWasConnected()
{
    const auto player = playerOf({{CaptureRecord::Kind::Back, kStart, {}, 0},
                                  eventAt(10, u"a"_s),
                                  {CaptureRecord::Kind::Lost, kStart + 20, {}, 0},
                                  {CaptureRecord::Kind::Back, kStart + 30, {}, 0},
                                  eventAt(40, u"b"_s)});
    CaptureLink link(*player);
    const QSignalSpy connected(&link, &client::Link::connected);
    const QSignalSpy ended(&link, &client::Link::ended);
    const QSignalSpy received(&link, &client::Link::eventReceived);
    link.open();
    QCOMPARE(connected.size(), 0);
    player->seek(15);
    QTRY_COMPARE(connected.size(), 1);
    QTRY_COMPARE(received.size(), 1);
    QVERIFY(link.isConnected());
    player->seek(25);
    QTRY_COMPARE(ended.size(), 1);
    QCOMPARE(ended[0][0].toInt(), 1006);
    CaptureLink next(*player);
    const QSignalSpy again(&next, &client::Link::connected);
    next.open();
    QCOMPARE(again.size(), 0);
    player->seek(40);
    QTRY_COMPARE(again.size(), 1);
}

void TestCapture::theLink_refusesWhatIsSent()
{
    const auto player = playerOf({{CaptureRecord::Kind::Back, kStart, {}, 0}});
    CaptureLink link(*player);
    QSignalSpy acked(&link, &client::Link::acked);
    link.open();
    link.sendEvent("alert-acknowledge", "{}", 7);
    link.sendEvent("ping", {}, {});
    QTRY_COMPARE(acked.size(), 1);
    QCOMPARE(acked[0][0].toULongLong(), 7U);
    QVERIFY(acked[0][1].toByteArray().contains("\"code\":108"));
}

OPSROOM_TEST(TestCapture)
#include "tst_capture.moc"
