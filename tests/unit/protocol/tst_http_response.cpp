#include "core/base/error.h"
#include "core/protocol/http/response.h"
#include "tests/support/printers.h"
#include "tests/support/test_case.h"

using namespace std::string_literals;
namespace http = opsroom::http;

class TestHttpResponse : public opsroom::test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void response_isSerialised_data();
    void response_isSerialised();
    void everyStatusInUse_hasItsPhrase();
};

void TestHttpResponse::response_isSerialised_data()
{
    QTest::addColumn<http::Response>("response");
    QTest::addColumn<bool>("keepAlive");
    QTest::addColumn<bool>("headOnly");
    QTest::addColumn<std::string>("wire");
    using http::Response;
    QTest::newRow("text") << Response::text(200, "ok") << true << false
                          << "HTTP/1.1 200 OK\r\nContent-Type: text/plain; charset=UTF-8\r\nContent-Length: 2\r\n"
                             "Connection: keep-alive\r\n\r\nok"s;
    QTest::newRow("JSON on a connection that ends")
        << Response::json(400, "{}") << false << false
        << "HTTP/1.1 400 Bad Request\r\nContent-Type: application/json\r\nContent-Length: 2\r\n"
           "Connection: close\r\n\r\n{}"s;
    Response last = Response::text(503, "");
    last.close = true;
    QTest::newRow("an answer that ends the connection")
        << last << true << false
        << "HTTP/1.1 503 Service Unavailable\r\nContent-Type: text/plain; charset=UTF-8\r\nContent-Length: 0\r\n"
           "Connection: close\r\n\r\n"s;
    QTest::newRow("the answer to HEAD") << Response::text(200, "ok") << true << true
                                        << "HTTP/1.1 200 OK\r\nContent-Type: text/plain; charset=UTF-8\r\n"
                                           "Content-Length: 2\r\nConnection: keep-alive\r\n\r\n"s;
    QTest::newRow("no content, and so no length")
        << Response{204, {}, {}, false}.withHeader("Allow", "GET") << true << false
        << "HTTP/1.1 204 No Content\r\nAllow: GET\r\nConnection: keep-alive\r\n\r\n"s;
    QTest::newRow("no content, whatever was put into the body")
        << Response{204, {}, "body", false} << true << false
        << "HTTP/1.1 204 No Content\r\nConnection: keep-alive\r\n\r\n"s;
    QTest::newRow("fields in their order, repeated ones included")
        << Response().withHeader("B", "1").withHeader("A", "2").withHeader("B", "3") << true << false
        << "HTTP/1.1 200 OK\r\nB: 1\r\nA: 2\r\nB: 3\r\nContent-Length: 0\r\nConnection: keep-alive\r\n\r\n"s;
}

void TestHttpResponse::response_isSerialised()
{
    QFETCH(http::Response, response);
    QFETCH(bool, keepAlive);
    QFETCH(bool, headOnly);
    QFETCH(std::string, wire);
    QCOMPARE(http::serialize(response, keepAlive, headOnly), wire);
}

void TestHttpResponse::everyStatusInUse_hasItsPhrase()
{
    // What transports say before an answer, what the parser and the upgrade refuse with, and what routes answer.
    std::vector<std::uint16_t> statuses{100, 101, 200, 202, 204, 400, 405, 408, 413, 414, 417, 426, 431, 501, 503, 505};
    for (int code = 100; code <= 112; ++code)
        statuses.push_back(opsroom::traitsOf(static_cast<opsroom::ErrorCode>(code)).httpStatus);
    for (const std::uint16_t status : statuses)
        QVERIFY2(http::reasonPhrase(status) != "Unknown", std::to_string(status).c_str());
    QCOMPARE(std::string(http::reasonPhrase(299)), "Unknown"s);
}

OPSROOM_TEST(TestHttpResponse)
#include "tst_http_response.moc"
