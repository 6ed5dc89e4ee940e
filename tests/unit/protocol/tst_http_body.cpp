#include "core/protocol/http/request_parser.h"
#include "tests/support/http_transcript.h"
#include "tests/support/printers.h"
#include "tests/support/test_case.h"

using namespace std::string_literals;
namespace http = opsroom::http;
using opsroom::test::cutIntoBytes;
using opsroom::test::cutRandomly;
using opsroom::test::transcriptOf;
using State = http::RequestParser::State;

class TestHttpBody : public opsroom::test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void chunkedBody_isPutTogether_data();
    void chunkedBody_isPutTogether();
    void badChunk_isRefused_data();
    void badChunk_isRefused();
    void sizeLimit_holdsExactly_data();
    void sizeLimit_holdsExactly();
    void bodyOfZeroBytes_isABody();
    void routeLimit_holdsForItsRequestOnly();
    void routeLimit_refusesAnAnnouncedLengthAtOnce();
    void routeLimit_cannotRaiseTheParsersOwn();
    void pipelinedRequests_areReadOneByOne();
    void manyRequests_shareOneConnection();
    void bytesBehindAnUpgrade_areLeftToTheCaller();
    void refusal_endsTheConnection();
    void result_doesNotDependOnTheCuts_data();
    void result_doesNotDependOnTheCuts();
};

namespace {

constexpr const char *kChunkedHead = "POST /p HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n";

std::string postOf(std::size_t length, const std::string &body)
{
    return "POST /p HTTP/1.1\r\nHost: h\r\nContent-Length: " + std::to_string(length) + "\r\n\r\n" + body;
}

/// Feeds all of \a stream, going on behind the head. \returns what was not read.
std::string feedAll(http::RequestParser &parser, std::string stream)
{
    for (int stops = 0; stops < 2; ++stops)
        stream.erase(0, parser.feed(stream));
    return stream;
}

/// Status of the refusal, 0 for a request that was read to its end, -1 for one that goes on.
int statusOf(const std::string &stream, const http::Limits &limits = {})
{
    http::RequestParser parser(limits);
    static_cast<void>(feedAll(parser, stream));
    if (parser.state() == State::Failed)
        return parser.refusal().status;
    return parser.state() == State::Done ? 0 : -1;
}

std::string trailers(int count)
{
    std::string lines;
    for (int i = 0; i < count; ++i)
        lines += "X-" + std::to_string(i) + ": v\r\n";
    return lines;
}

} // namespace

void TestHttpBody::chunkedBody_isPutTogether_data()
{
    QTest::addColumn<std::string>("chunks");
    QTest::addColumn<std::string>("body");
    QTest::newRow("no chunk") << "0\r\n\r\n"s
                              << ""s;
    QTest::newRow("one chunk") << "5\r\nhello\r\n0\r\n\r\n"s
                               << "hello"s;
    QTest::newRow("several chunks") << "1\r\na\r\n2\r\nbc\r\n3\r\ndef\r\n0\r\n\r\n"s
                                    << "abcdef"s;
    QTest::newRow("sizes in both cases") << "a\r\n0123456789\r\nA\r\n0123456789\r\n0\r\n\r\n"s
                                         << "01234567890123456789"s;
    QTest::newRow("leading zeros") << "0005\r\nhello\r\n000\r\n\r\n"s
                                   << "hello"s;
    QTest::newRow("line ends in the data") << "4\r\n\r\n\r\n\r\n0\r\n\r\n"s
                                           << "\r\n\r\n"s;
    QTest::newRow("extensions") << "5;a=b;c=\"d;e\"\r\nhello\r\n0;last\r\n\r\n"s
                                << "hello"s;
    QTest::newRow("trailers") << "5\r\nhello\r\n0\r\nX-Sum: 1\r\nContent-Length: 7\r\n\r\n"s
                              << "hello"s;
}

void TestHttpBody::chunkedBody_isPutTogether()
{
    QFETCH(std::string, chunks);
    QFETCH(std::string, body);
    http::RequestParser parser;
    QCOMPARE(feedAll(parser, kChunkedHead + chunks + "next"), "next"s);
    QCOMPARE(parser.state(), State::Done);
    QCOMPARE(std::string(parser.request().body), body);
    QVERIFY(!parser.request().header("x-sum"));
}

void TestHttpBody::badChunk_isRefused_data()
{
    QTest::addColumn<std::string>("chunks");
    QTest::newRow("no size") << "\r\nhello\r\n0\r\n\r\n"s;
    QTest::newRow("an extension without a size") << ";a\r\nhello\r\n0\r\n\r\n"s;
    QTest::newRow("a size that is no number") << "g\r\n"s;
    QTest::newRow("a negative size") << "-5\r\nhello\r\n"s;
    QTest::newRow("a size with a sign") << "+5\r\nhello\r\n"s;
    QTest::newRow("a size with a prefix") << "0x5\r\nhello\r\n"s;
    QTest::newRow("a blank before the size") << " 5\r\nhello\r\n"s;
    QTest::newRow("a blank behind the size") << "5 \r\nhello\r\n"s;
    QTest::newRow("a size beyond 64 bits") << "10000000000000000\r\n"s;
    QTest::newRow("a bare line feed behind the size") << "5\nhello\r\n"s;
    QTest::newRow("a bare carriage return in an extension") << "5;a\rb\r\nhello\r\n0\r\n\r\n"s;
    QTest::newRow("a NUL in an extension") << "5;\0\r\nhello\r\n0\r\n\r\n"s;
    QTest::newRow("a bare carriage return in a trailer") << "0\r\nX: a\rY: b\r\n\r\n"s;
    QTest::newRow("a carriage return too many at the end") << "0\r\n\r\r\n\r\n"s;
    QTest::newRow("a bare line feed behind the data") << "5\r\nhello\n"s;
    QTest::newRow("data longer than its size") << "5\r\nhello!\r\n"s;
    QTest::newRow("a bare line feed behind a trailer") << "0\r\nX: y\n\r\n"s;
    QTest::newRow("a bare line feed as the end") << "0\r\n\n"s;
}

void TestHttpBody::badChunk_isRefused()
{
    QFETCH(std::string, chunks);
    QCOMPARE(statusOf(kChunkedHead + chunks), 400);
}

void TestHttpBody::sizeLimit_holdsExactly_data()
{
    QTest::addColumn<std::string>("stream");
    QTest::addColumn<int>("status");
    const http::Limits limits;
    const std::string full(limits.bodyBytes, 'x');
    QTest::newRow("a body as long as the limit") << postOf(full.size(), full) << 0;
    QTest::newRow("a body one longer") << postOf(full.size() + 1, full + "x") << 413;
    QTest::newRow("a chunk as long as the limit") << kChunkedHead + "40000\r\n"s + full + "\r\n0\r\n\r\n" << 0;
    QTest::newRow("a chunk one longer, by its size alone") << kChunkedHead + "40001\r\n"s << 413;
    QTest::newRow("a chunk of 2^64-1 bytes") << kChunkedHead + "ffffffffffffffff\r\n"s << 413;
    QTest::newRow("a byte behind a chunk as long as the limit")
        << kChunkedHead + "40000\r\n"s + full + "\r\n1\r\nx\r\n0\r\n\r\n"
        << 413;
    QTest::newRow("a chunk line as long as the limit")
        << kChunkedHead + "1;"s + std::string(252, 'a') + "\r\nx\r\n0\r\n\r\n"
        << 0;
    QTest::newRow("a chunk line one longer") << kChunkedHead + "1;"s + std::string(253, 'a') + "\r\nx\r\n0\r\n\r\n"
                                             << 400;
    QTest::newRow("a chunk line far too long") << kChunkedHead + "1;"s + std::string(1000, 'a') + "\r\nx\r\n0\r\n\r\n"
                                               << 400;
    QTest::newRow("a chunk line without an end") << kChunkedHead + "1;"s + std::string(1000, 'a') << 400;
    QTest::newRow("as many trailers as the limit") << kChunkedHead + "0\r\n"s + trailers(16) + "\r\n" << 0;
    QTest::newRow("one trailer more") << kChunkedHead + "0\r\n"s + trailers(17) + "\r\n" << 400;
}

void TestHttpBody::sizeLimit_holdsExactly()
{
    QFETCH(std::string, stream);
    QFETCH(int, status);
    QCOMPARE(statusOf(stream), status);
}

void TestHttpBody::bodyOfZeroBytes_isABody()
{
    http::RequestParser parser;
    QCOMPARE(feedAll(parser, postOf(0, "")), ""s);
    QCOMPARE(parser.state(), State::Done);
    QVERIFY(parser.request().hasBody);
    QCOMPARE(std::string(parser.request().body), ""s);
}

void TestHttpBody::routeLimit_holdsForItsRequestOnly()
{
    http::RequestParser parser;
    static_cast<void>(parser.feed(kChunkedHead));
    QVERIFY(parser.limitBody(4));
    static_cast<void>(parser.feed("3\r\nabc\r\n2\r\n"));
    QCOMPARE(parser.state(), State::Failed);
    QCOMPARE(int(parser.refusal().status), 413);

    parser.reset();
    QCOMPARE(feedAll(parser, postOf(5, "hello")), ""s);
    QCOMPARE(parser.state(), State::Done);
}

void TestHttpBody::routeLimit_refusesAnAnnouncedLengthAtOnce()
{
    http::RequestParser parser;
    static_cast<void>(parser.feed(postOf(5, "")));
    QVERIFY(parser.limitBody(5));
    QVERIFY(!parser.limitBody(4));
    QCOMPARE(parser.state(), State::Failed);
    QCOMPARE(int(parser.refusal().status), 413);
}

void TestHttpBody::routeLimit_cannotRaiseTheParsersOwn()
{
    http::RequestParser parser({.bodyBytes = 4});
    static_cast<void>(parser.feed(kChunkedHead));
    QVERIFY(parser.limitBody(1000));
    static_cast<void>(parser.feed("5\r\n"));
    QCOMPARE(parser.state(), State::Failed);
    QCOMPARE(int(parser.refusal().status), 413);
}

void TestHttpBody::pipelinedRequests_areReadOneByOne()
{
    const std::string first = postOf(5, "hello");
    const std::string second = kChunkedHead + "3\r\nabc\r\n0\r\n\r\n"s;
    const std::string third = "GET /last HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n";
    http::RequestParser parser;
    std::string stream = first + second + third;

    stream = feedAll(parser, stream);
    QCOMPARE(stream, second + third);
    QCOMPARE(std::string(parser.request().body), "hello"s);
    parser.reset();
    QVERIFY(!parser.hasBegun());

    stream = feedAll(parser, stream);
    QCOMPARE(stream, third);
    QCOMPARE(std::string(parser.request().body), "abc"s);
    parser.reset();

    stream = feedAll(parser, stream);
    QCOMPARE(stream, ""s);
    QCOMPARE(parser.state(), State::Done);
    QCOMPARE(std::string(parser.request().path), "/last"s);
    QVERIFY(!parser.request().keepAlive);
}

void TestHttpBody::manyRequests_shareOneConnection()
{
    // The empty line is what old clients send behind a body; each request starts anew, whatever was before.
    const std::string requests = kChunkedHead + "3\r\nabc\r\n0\r\nX: y\r\n\r\n\r\n"s + postOf(5, "hello") + "\r\n";
    std::string stream;
    for (int i = 0; i < 50; ++i)
        stream += requests;
    const std::vector<std::string> transcript = transcriptOf({stream});
    QCOMPARE(transcript.size(), std::size_t(101));
    QCOMPARE(transcript.back(), "ended between requests"s);
    for (std::size_t i = 0; i < 100; i += 2) {
        QVERIFY(transcript[i].ends_with("\n\nabc"));
        QVERIFY(transcript[i + 1].ends_with("\n\nhello"));
    }
}

void TestHttpBody::bytesBehindAnUpgrade_areLeftToTheCaller()
{
    const std::string frame = "\x81\x85\0\0\0\0early"s;
    http::RequestParser parser;
    QCOMPARE(feedAll(parser, "GET / HTTP/1.1\r\nHost: h\r\nUpgrade: websocket\r\n\r\n" + frame), frame);
    QCOMPARE(parser.state(), State::Done);
}

void TestHttpBody::refusal_endsTheConnection()
{
    http::RequestParser parser;
    static_cast<void>(parser.feed("GET / HTTP/1.1\r\n\r\n"));
    QCOMPARE(parser.state(), State::Failed);
    QCOMPARE(parser.feed("GET / HTTP/1.1\r\nHost: h\r\n\r\n"), std::size_t(0));
    QCOMPARE(parser.state(), State::Failed);
}

void TestHttpBody::result_doesNotDependOnTheCuts_data()
{
    QTest::addColumn<std::string>("stream");
    const std::string get = "GET /a?b=c HTTP/1.1\r\nHost: h\r\nX: y\r\n\r\n";
    const std::string chunked = kChunkedHead + "5;x=y\r\nhello\r\nA\r\n0123456789\r\n0\r\nX: y\r\n\r\n"s;
    QTest::newRow("a request without a body") << get;
    QTest::newRow("a body of known length") << postOf(11, "hello\r\n\r\nyou");
    QTest::newRow("a chunked body") << chunked;
    QTest::newRow("pipelined requests") << get + postOf(5, "hello") + chunked + get;
    QTest::newRow("an empty line between requests") << "\r\n" + get + "\r\n" + get;
    QTest::newRow("garbage behind a request") << get + "\x16\x03\x01";
    QTest::newRow("a request that is not finished") << get + postOf(5, "hel");
    QTest::newRow("a bare line feed") << get + "GET / HTTP/1.1\r\nHost: h\n\r\n";
    QTest::newRow("a bad field") << get + "GET / HTTP/1.1\r\nHost: h\r\nX : y\r\n\r\n";
    QTest::newRow("a bad chunk") << chunked + kChunkedHead + "5\r\nhello!\r\n";
    QTest::newRow("a request line too long") << "GET /" + std::string(9000, 'a');
    QTest::newRow("a request line too long that ends in a line feed") << "GET /" + std::string(9000, 'a') + "\n";
    QTest::newRow("a head too long") << "GET / HTTP/1.1\r\nX: " + std::string(20000, 'a') + "\r\n\r\n";
    QTest::newRow("a head too long that ends in a line feed")
        << "GET / HTTP/1.1\r\nX: " + std::string(20000, 'a') + "\n";
    QTest::newRow("too many fields") << "GET / HTTP/1.1\r\n" + trailers(70) + "\r\n";
    QTest::newRow("a chunk line too long") << kChunkedHead + "5;"s + std::string(300, 'a') + "\n";
    QTest::newRow("a body too long") << postOf(300'000, "");
    QTest::newRow("a chunk too long") << kChunkedHead + "5\r\nhello\r\nfffff\r\n"s;
}

void TestHttpBody::result_doesNotDependOnTheCuts()
{
    QFETCH(std::string, stream);
    const std::vector<std::string> whole = transcriptOf({stream});
    QCOMPARE(transcriptOf(cutIntoBytes(stream)), whole);
    std::mt19937 random(1);
    for (int i = 0; i < 100; ++i)
        QCOMPARE(transcriptOf(cutRandomly(stream, random)), whole);
}

OPSROOM_TEST(TestHttpBody)
#include "tst_http_body.moc"
