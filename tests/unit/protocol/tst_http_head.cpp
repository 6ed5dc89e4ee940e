#include "core/protocol/http/request_parser.h"
#include "tests/support/printers.h"
#include "tests/support/test_case.h"

using namespace std::string_literals;
namespace http = opsroom::http;
using State = http::RequestParser::State;

class TestHttpHead : public opsroom::test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void head_isReadToItsEnd();
    void target_isReducedToPathAndQuery_data();
    void target_isReducedToPathAndQuery();
    void connection_staysOpenAsTheRequestAllows_data();
    void connection_staysOpenAsTheRequestAllows();
    void field_valueIsTrimmed_data();
    void field_valueIsTrimmed();
    void names_andTokensIgnoreCase();
    void expectation_isReported_data();
    void expectation_isReported();
    void badHead_isRefused_data();
    void badHead_isRefused();
    void sizeLimit_holdsExactly_data();
    void sizeLimit_holdsExactly();
    void endlessHead_isCutOffAtTheLimit_data();
    void endlessHead_isCutOffAtTheLimit();
};

namespace {

/// Adds the line ends and the empty line.
std::string headOf(std::initializer_list<std::string> lines)
{
    std::string head;
    for (const std::string &line : lines)
        head += line + "\r\n";
    return head + "\r\n";
}

/// Status of the refusal, 0 for a head that was read.
int statusOf(const std::string &head, const http::Limits &limits = {})
{
    http::RequestParser parser(limits);
    static_cast<void>(parser.feed(head));
    if (parser.state() == State::Failed)
        return parser.refusal().status;
    return parser.state() == State::HeadDone ? 0 : -1;
}

std::string fields(int count)
{
    std::string lines;
    for (int i = 0; i < count; ++i)
        lines += "X-" + std::to_string(i) + ": v\r\n";
    return lines;
}

} // namespace

void TestHttpHead::head_isReadToItsEnd()
{
    const std::string head = headOf(
        {"GET /socket.io/?EIO=4&transport=websocket HTTP/1.1", "Host: [::1]:8080", "X-Empty:"});
    http::RequestParser parser;
    QVERIFY(!parser.hasBegun());
    QCOMPARE(parser.feed(head + "rest"), head.size());
    QCOMPARE(parser.state(), State::HeadDone);
    QVERIFY(parser.hasBegun());
    const http::Request &request = parser.request();
    QCOMPARE(std::string(request.method), "GET"s);
    QCOMPARE(std::string(request.target), "/socket.io/?EIO=4&transport=websocket"s);
    QCOMPARE(std::string(request.path), "/socket.io/"s);
    QCOMPARE(std::string(request.query), "EIO=4&transport=websocket"s);
    QCOMPARE(request.headers.size(), std::size_t(2));
    QCOMPARE(std::string(request.header("HOST").value_or("missing")), "[::1]:8080"s);
    QCOMPARE(std::string(request.header("x-empty").value_or("missing")), ""s);
    QVERIFY(!request.header("x"));
    QVERIFY(!request.hasBody);

    QCOMPARE(parser.feed("rest"), std::size_t(0));
    QCOMPARE(parser.state(), State::Done);
    QCOMPARE(parser.feed("rest"), std::size_t(0));
}

void TestHttpHead::target_isReducedToPathAndQuery_data()
{
    QTest::addColumn<std::string>("target");
    QTest::addColumn<std::string>("origin");
    QTest::addColumn<std::string>("path");
    QTest::addColumn<std::string>("query");
    QTest::newRow("the root") << "/"s
                              << "/"s
                              << "/"s
                              << ""s;
    QTest::newRow("no query") << "/api/v1"s
                              << "/api/v1"s
                              << "/api/v1"s
                              << ""s;
    QTest::newRow("an empty query") << "/a?"s
                                    << "/a?"s
                                    << "/a"s
                                    << ""s;
    QTest::newRow("a question mark in the query") << "/a?b=?c"s
                                                  << "/a?b=?c"s
                                                  << "/a"s
                                                  << "b=?c"s;
    QTest::newRow("escapes stay") << "/a%2Fb?c=%20"s
                                  << "/a%2Fb?c=%20"s
                                  << "/a%2Fb"s
                                  << "c=%20"s;
    QTest::newRow("a URL in the query") << "/a?to=http://b/c"s
                                        << "/a?to=http://b/c"s
                                        << "/a"s
                                        << "to=http://b/c"s;
    QTest::newRow("two slashes are no authority") << "//a/b"s
                                                  << "//a/b"s
                                                  << "//a/b"s
                                                  << ""s;
    QTest::newRow("the server itself") << "*"s
                                       << "*"s
                                       << "*"s
                                       << ""s;
    QTest::newRow("absolute form") << "http://127.0.0.1:80/a?b"s
                                   << "/a?b"s
                                   << "/a"s
                                   << "b"s;
    QTest::newRow("absolute form over TLS") << "HTTPS://h/"s
                                            << "/"s
                                            << "/"s
                                            << ""s;
    QTest::newRow("absolute form without a path") << "http://h"s
                                                  << "/"s
                                                  << "/"s
                                                  << ""s;
    QTest::newRow("absolute form of an IPv6 address") << "http://[::1]:8080/a"s
                                                      << "/a"s
                                                      << "/a"s
                                                      << ""s;
}

void TestHttpHead::target_isReducedToPathAndQuery()
{
    QFETCH(std::string, target);
    QFETCH(std::string, origin);
    QFETCH(std::string, path);
    QFETCH(std::string, query);
    http::RequestParser parser;
    const std::string head = headOf({"GET " + target + " HTTP/1.1", "Host: h"});
    QCOMPARE(parser.feed(head), head.size());
    QCOMPARE(parser.state(), State::HeadDone);
    QCOMPARE(std::string(parser.request().target), origin);
    QCOMPARE(std::string(parser.request().path), path);
    QCOMPARE(std::string(parser.request().query), query);
}

void TestHttpHead::connection_staysOpenAsTheRequestAllows_data()
{
    QTest::addColumn<std::string>("version");
    QTest::addColumn<std::string>("field");
    QTest::addColumn<bool>("keepAlive");
    QTest::newRow("HTTP/1.1 stays open") << "HTTP/1.1"s
                                         << "X: y"s << true;
    QTest::newRow("HTTP/1.1 says close") << "HTTP/1.1"s
                                         << "Connection: Close"s << false;
    QTest::newRow("close among other tokens") << "HTTP/1.1"s
                                              << "Connection: keep-alive, close"s << false;
    QTest::newRow("a token that only begins with close") << "HTTP/1.1"s
                                                         << "Connection: closed"s << true;
    QTest::newRow("HTTP/1.0 ends") << "HTTP/1.0"s
                                   << "X: y"s << false;
    QTest::newRow("HTTP/1.0 ends, whatever it asks for") << "HTTP/1.0"s
                                                         << "Connection: keep-alive"s << false;
}

void TestHttpHead::connection_staysOpenAsTheRequestAllows()
{
    QFETCH(std::string, version);
    QFETCH(std::string, field);
    QFETCH(bool, keepAlive);
    http::RequestParser parser;
    static_cast<void>(parser.feed(headOf({"GET / " + version, "Host: h", field})));
    QCOMPARE(parser.state(), State::HeadDone);
    QCOMPARE(parser.request().keepAlive, keepAlive);
}

void TestHttpHead::field_valueIsTrimmed_data()
{
    QTest::addColumn<std::string>("line");
    QTest::addColumn<std::string>("value");
    QTest::newRow("no blank behind the colon") << "X:a"s
                                               << "a"s;
    QTest::newRow("blanks and tabs around") << "X: \t a b\t "s
                                            << "a b"s;
    QTest::newRow("nothing but blanks") << "X:  \t"s
                                        << ""s;
    QTest::newRow("colons inside") << "X: a: b"s
                                   << "a: b"s;
    QTest::newRow("a tab inside") << "X: a\tb"s
                                  << "a\tb"s;
    QTest::newRow("bytes above ASCII") << "X: \xc3\xa9\xff"s
                                       << "\xc3\xa9\xff"s;
}

void TestHttpHead::field_valueIsTrimmed()
{
    QFETCH(std::string, line);
    QFETCH(std::string, value);
    http::RequestParser parser;
    static_cast<void>(parser.feed(headOf({"GET / HTTP/1.1", "Host: h", line})));
    QCOMPARE(parser.state(), State::HeadDone);
    QCOMPARE(std::string(parser.request().header("X").value_or("missing")), value);
}

void TestHttpHead::names_andTokensIgnoreCase()
{
    http::RequestParser parser;
    static_cast<void>(parser.feed(
        headOf({"GET / HTTP/1.1", "hOST: h", "cOnNeCtIoN: keep-alive ,\tuPGRADE", "Connection: a,,b", "X:"})));
    QCOMPARE(parser.state(), State::HeadDone);
    const http::Request &request = parser.request();
    QCOMPARE(request.headerCount("CONNECTION"), std::size_t(2));
    QVERIFY(request.headerHasToken("connection", "Upgrade"));
    QVERIFY(request.headerHasToken("connection", "b"));
    QVERIFY(!request.headerHasToken("connection", "keep"));
    QVERIFY(!request.headerHasToken("upgrade", "upgrade"));
}

void TestHttpHead::expectation_isReported_data()
{
    QTest::addColumn<std::string>("version");
    QTest::addColumn<std::string>("value");
    QTest::addColumn<int>("status");
    QTest::addColumn<bool>("expectsContinue");
    QTest::newRow("100-continue") << "HTTP/1.1"s
                                  << "100-continue"s << 0 << true;
    QTest::newRow("in any case") << "HTTP/1.1"s
                                 << "100-Continue"s << 0 << true;
    QTest::newRow("ignored in HTTP/1.0") << "HTTP/1.0"s
                                         << "100-continue"s << 0 << false;
    QTest::newRow("anything else") << "HTTP/1.1"s
                                   << "200-maybe"s << 417 << false;
}

void TestHttpHead::expectation_isReported()
{
    QFETCH(std::string, version);
    QFETCH(std::string, value);
    QFETCH(int, status);
    QFETCH(bool, expectsContinue);
    const std::string head = headOf({"POST / " + version, "Host: h", "Content-Length: 1", "Expect: " + value});
    QCOMPARE(statusOf(head), status);
    http::RequestParser parser;
    static_cast<void>(parser.feed(head));
    QCOMPARE(parser.request().expectsContinue, expectsContinue);
}

void TestHttpHead::badHead_isRefused_data()
{
    QTest::addColumn<std::string>("head");
    QTest::addColumn<int>("status");
    const auto row = [](const char *name, std::initializer_list<std::string> lines, int status = 400) {
        QTest::newRow(name) << headOf(lines) << status;
    };
    const auto field = [](const char *name, const std::string &line, int status = 400) {
        QTest::newRow(name) << headOf({"POST / HTTP/1.1", "Host: h", line}) << status;
    };
    QTest::newRow("a TLS hello") << "\x16\x03\x01\x00\xc8\x01\x00\x00\xc4\x03\x03"s << 400;
    QTest::newRow("bare line feeds") << "GET / HTTP/1.1\nHost: h\n\n"s << 400;
    QTest::newRow("a bare line feed behind a field") << "GET / HTTP/1.1\r\nHost: h\nX: y\r\n\r\n"s << 400;
    QTest::newRow("a bare line feed as the empty line") << "GET / HTTP/1.1\r\nHost: h\r\n\n"s << 400;
    QTest::newRow("a bare line feed in front") << "\nGET / HTTP/1.1\r\nHost: h\r\n\r\n"s << 400;
    QTest::newRow("a bare carriage return in front") << "\rGET / HTTP/1.1\r\nHost: h\r\n\r\n"s << 400;
    QTest::newRow("a carriage return too many") << "GET / HTTP/1.1\r\nHost: h\r\n\r\r\n\r\n"s << 400;

    row("nothing but a method", {"GET"});
    row("no version", {"GET /", "Host: h"});
    row("no method", {" / HTTP/1.1", "Host: h"});
    row("two blanks before the target", {"GET  / HTTP/1.1", "Host: h"});
    row("two blanks before the version", {"GET /  HTTP/1.1", "Host: h"});
    row("a tab for a blank", {"GET\t/ HTTP/1.1", "Host: h"});
    row("a blank in the target", {"GET /a b HTTP/1.1", "Host: h"});
    row("a blank behind the version", {"GET / HTTP/1.1 ", "Host: h"});
    row("a control character in the target", {"GET /\x01 HTTP/1.1", "Host: h"});
    row("a carriage return in the target", {"GET /\r HTTP/1.1", "Host: h"});
    row("a byte above ASCII in the target", {"GET /\xc3\xa9 HTTP/1.1", "Host: h"});
    row("a method that is no token", {"G(T / HTTP/1.1", "Host: h"});
    row("a target without its slash", {"GET a HTTP/1.1", "Host: h"});
    row("absolute form without a scheme", {"GET ://h/a HTTP/1.1", "Host: h"});
    row("absolute form of another scheme", {"GET ftp://h/a HTTP/1.1", "Host: h"});
    row("absolute form without a host", {"GET http:///a HTTP/1.1", "Host: h"});
    row("absolute form with a user", {"GET http://u:p@h/a HTTP/1.1", "Host: h"});
    row("absolute form whose only slash is in the query", {"GET http://h?b=/a HTTP/1.1", "Host: h"});
    row("authority form", {"CONNECT h:80 HTTP/1.1", "Host: h"});
    row("a version in small letters", {"GET / http/1.1", "Host: h"});
    row("another protocol", {"GET / RTSP/1.0", "Host: h"});
    row("HTTP/2 in clear text", {"PRI * HTTP/2.0"}, 505);
    row("HTTP/0.9", {"GET / HTTP/0.9", "Host: h"}, 505);
    row("a version of more digits", {"GET / HTTP/1.10", "Host: h"}, 505);

    row("no Host", {"GET / HTTP/1.1"});
    row("two Hosts", {"GET / HTTP/1.1", "Host: a", "Host: b"});
    row("the same Host twice", {"GET / HTTP/1.1", "Host: a", "host: a"});
    row("a path in Host", {"GET / HTTP/1.1", "Host: a/b"});
    row("a user in Host", {"GET / HTTP/1.1", "Host: a@b"});
    row("two names in one Host", {"GET / HTTP/1.1", "Host: a, b"});

    field("a blank before the colon", "X-Bad : 1");
    field("no colon", "garbage");
    field("no name", ": v");
    field("a folded line", " folded");
    field("a line folded with a tab", "X: a\r\n\tb");
    field("an illegal character in a name", "X[1]: a");
    field("a byte above ASCII in a name", "X\xc3\xa9: a");
    field("a NUL in a name", "X\0: a"s);
    field("a NUL in a value", "X: a\0b"s);
    field("a bare carriage return in a value", "X: a\rX-Injected: 1");
    field("a vertical tab in a value", "X: a\vb");
    field("DEL in a value", "X: a\x7f");

    row("both ways to say a body's length",
        {"POST / HTTP/1.1", "Host: h", "Content-Length: 5", "Transfer-Encoding: chunked"});
    row("two lengths", {"POST / HTTP/1.1", "Host: h", "Content-Length: 5", "Content-Length: 6"});
    row("the same length twice", {"POST / HTTP/1.1", "Host: h", "Content-Length: 5", "content-length: 5"});
    row("two codings", {"POST / HTTP/1.1", "Host: h", "Transfer-Encoding: chunked", "Transfer-Encoding: chunked"});
    row("a coding in HTTP/1.0", {"POST / HTTP/1.0", "Host: h", "Transfer-Encoding: chunked"});
    field("a list of lengths", "Content-Length: 5, 5");
    field("an empty length", "Content-Length:");
    field("a length with a sign", "Content-Length: +5");
    field("a negative length", "Content-Length: -1");
    field("a hexadecimal length", "Content-Length: 0x5");
    field("a length with a fraction", "Content-Length: 5.0");
    field("a length with something behind", "Content-Length: 5 5");
    field("a length beyond the limit", "Content-Length: 262145", 413);
    field("a length beyond 64 bits", "Content-Length: 18446744073709551616", 413);
    field("an unknown coding", "Transfer-Encoding: gzip", 501);
    field("chunked behind another coding", "Transfer-Encoding: gzip, chunked", 501);
    field("chunked hidden behind a vertical tab", "Transfer-Encoding: \vchunked");
    field("chunked in quotes", "Transfer-Encoding: \"chunked\"", 501);
}

void TestHttpHead::badHead_isRefused()
{
    QFETCH(std::string, head);
    QFETCH(int, status);
    QCOMPARE(statusOf(head), status);
}

void TestHttpHead::sizeLimit_holdsExactly_data()
{
    QTest::addColumn<std::string>("head");
    QTest::addColumn<int>("status");
    const auto lineOf = [](std::size_t bytes) {
        const std::string around = "GET / HTTP/1.1\r\n";
        return "GET /" + std::string(bytes - around.size(), 'a') + " HTTP/1.1\r\n";
    };
    const auto headOfBytes = [](std::size_t bytes) {
        const std::string start = "GET / HTTP/1.1\r\nHost: h\r\nX: ";
        return start + std::string(bytes - start.size() - 4, 'a') + "\r\n\r\n";
    };
    QTest::newRow("a request line as long as the limit") << lineOf(8192) + "Host: h\r\n\r\n" << 0;
    QTest::newRow("a request line one longer") << lineOf(8193) + "Host: h\r\n\r\n" << 414;
    QTest::newRow("a target of 64 KiB") << lineOf(65536) + "Host: h\r\n\r\n" << 414;
    QTest::newRow("a head as long as the limit") << headOfBytes(16384) << 0;
    QTest::newRow("a head one longer") << headOfBytes(16385) << 431;
    QTest::newRow("a field of 64 KiB") << headOfBytes(65536) << 431;
    QTest::newRow("as many fields as the limit") << "GET / HTTP/1.1\r\nHost: h\r\n" + fields(63) + "\r\n" << 0;
    QTest::newRow("one field more") << "GET / HTTP/1.1\r\nHost: h\r\n" + fields(64) + "\r\n" << 431;
    QTest::newRow("1000 fields") << "GET / HTTP/1.1\r\nHost: h\r\n" + fields(1000) + "\r\n" << 431;
}

void TestHttpHead::sizeLimit_holdsExactly()
{
    QFETCH(std::string, head);
    QFETCH(int, status);
    QCOMPARE(statusOf(head), status);
}

void TestHttpHead::endlessHead_isCutOffAtTheLimit_data()
{
    QTest::addColumn<std::string>("begin");
    QTest::addColumn<std::string>("forEver");
    QTest::newRow("empty lines that never end") << ""s
                                                << "\r\n"s;
    QTest::newRow("a request line that never ends") << ""s
                                                    << "a"s;
    QTest::newRow("a field that never ends") << "GET / HTTP/1.1\r\nX: "s
                                             << "a"s;
    QTest::newRow("fields that never end") << "GET / HTTP/1.1\r\n"s
                                           << "a:b\r\n"s;
}

void TestHttpHead::endlessHead_isCutOffAtTheLimit()
{
    QFETCH(std::string, begin);
    QFETCH(std::string, forEver);
    const http::Limits limits;
    http::RequestParser parser(limits);
    std::size_t sent = begin.size();
    static_cast<void>(parser.feed(begin));
    for (; parser.state() == State::Head; sent += forEver.size()) {
        QVERIFY(sent <= limits.headBytes + forEver.size());
        static_cast<void>(parser.feed(forEver));
    }
    QCOMPARE(parser.state(), State::Failed);
}

OPSROOM_TEST(TestHttpHead)
#include "tst_http_head.moc"
