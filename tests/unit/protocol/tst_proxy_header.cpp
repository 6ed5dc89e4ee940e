#include "core/protocol/http/proxy_header.h"
#include "tests/support/test_case.h"

using opsroom::http::ProxyHeader;
using State = ProxyHeader::State;

namespace {

/// Version 2: command and version, family and transport, then what follows with its length.
QByteArray binary(char command, char family, const QByteArray &rest)
{
    QByteArray header("\r\n\r\n\0\r\nQUIT\n", 12);
    header += command;
    header += family;
    header += char(rest.size() >> 8);
    header += char(rest.size() & 0xff);
    return header + rest;
}

const QByteArray kV4("\xc0\x00\x02\x01\x0a\x00\x00\x01\x1f\x90\x01\xbb", 12); // NOLINT(cert-err58-cpp)
const QByteArray kV6("\x20\x01\x0d\xb8\0\0\0\0\0\0\0\0\0\0\0\x01"
                     "\x20\x01\x0d\xb8\0\0\0\0\0\0\0\0\0\0\0\x02"
                     "\x1f\x90\x01\xbb",
                     36); // NOLINT(cert-err58-cpp)

} // namespace

Q_DECLARE_METATYPE(State)

class ProxyHeaderTest : public opsroom::test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void reads_data();
    void reads();
    void mayComeInPieces_data() { rows(true); }
    void mayComeInPieces();
    void refuses_data();
    void refuses();

private:
    static void rows(bool isCompleteOnly);
};

void ProxyHeaderTest::rows(bool)
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<State>("state");
    QTest::addColumn<QByteArray>("address");
    QTest::addColumn<int>("port");
    const auto row = [](const char *name, const QByteArray &bytes, State state, const char *address, int port) {
        QTest::newRow(name) << bytes << state << QByteArray(address) << port;
    };
    row("text, IPv4", "PROXY TCP4 192.0.2.1 10.0.0.1 8080 443\r\n", State::Client, "192.0.2.1", 8080);
    row("text, IPv6", "PROXY TCP6 2001:db8::1 2001:db8::2 8080 443\r\n", State::Client, "2001:db8::1", 8080);
    row("text, the longest",
        "PROXY TCP6 ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff 65535 65535\r\n",
        State::Client, "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff", 65535);
    row("text, unknown", "PROXY UNKNOWN\r\n", State::Local, "", 0);
    row("text, unknown with whatever", "PROXY UNKNOWN ffff::1 ffff::2 1 2\r\n", State::Local, "", 0);
    row("binary, IPv4", binary('\x21', '\x11', kV4), State::Client, "192.0.2.1", 8080);
    row("binary, IPv6", binary('\x21', '\x21', kV6), State::Client, "2001:db8::1", 8080);
    row("binary, with extensions",
        binary('\x21', '\x11',
               kV4
                   + QByteArray("\x03\0\x04"
                                "abcd",
                                7)),
        State::Client, "192.0.2.1", 8080);
    row("binary, the balancer itself", binary('\x20', '\x00', {}), State::Local, "", 0);
    row("binary, a Unix socket", binary('\x21', '\x31', QByteArray(216, '\0')), State::Local, "", 0);
    row("binary, datagrams", binary('\x21', '\x12', kV4), State::Local, "", 0);
    row("binary, as long as it may be",
        binary('\x21', '\x11', kV4 + QByteArray(qsizetype(ProxyHeader::kMost) - 28, 'x')), State::Client, "192.0.2.1",
        8080);
}

void ProxyHeaderTest::reads_data()
{
    rows(false);
}

void ProxyHeaderTest::reads()
{
    QFETCH(QByteArray, bytes);
    QFETCH(State, state);
    QFETCH(QByteArray, address);
    QFETCH(int, port);
    const auto header = ProxyHeader::parse((bytes + "GET / HTTP/1.1").toStdString());
    QCOMPARE(header.state, state);
    QCOMPARE(header.size, std::size_t(bytes.size()));
    QCOMPARE(QByteArray::fromStdString(header.address), address);
    QCOMPARE(int(header.port), port);
}

void ProxyHeaderTest::mayComeInPieces()
{
    QFETCH(QByteArray, bytes);
    for (qsizetype i = 0; i < bytes.size(); ++i)
        QCOMPARE(ProxyHeader::parse(bytes.left(i).toStdString()).state, State::Incomplete);
}

void ProxyHeaderTest::refuses_data()
{
    QTest::addColumn<QByteArray>("bytes");
    const auto row = [](const char *name, const QByteArray &bytes) { QTest::newRow(name) << bytes; };
    row("a request", "GET / HTTP/1.1\r\n");
    row("TLS", QByteArray("\x16\x03\x01", 3));
    row("the name in small letters", "proxy TCP4 192.0.2.1 10.0.0.1 1 2\r\n");
    row("another protocol", "PROXY UDP4 192.0.2.1 10.0.0.1 1 2\r\n");
    row("an address that is none", "PROXY TCP4 192.0.2.256 10.0.0.1 1 2\r\n");
    row("IPv6 where IPv4 was said", "PROXY TCP4 ::1 ::2 1 2\r\n");
    row("a port that is none", "PROXY TCP4 192.0.2.1 10.0.0.1 65536 2\r\n");
    row("no destination", "PROXY TCP4 192.0.2.1 1 2\r\n");
    row("a word too many", "PROXY TCP4 192.0.2.1 10.0.0.1 1 2 3\r\n");
    row("two spaces", "PROXY  TCP4 192.0.2.1 10.0.0.1 1 2\r\n");
    row("a line without end", "PROXY UNKNOWN " + QByteArray(100, 'x'));
    row("a line one byte too long", "PROXY UNKNOWN " + QByteArray(92, 'x') + "\r\n");
    row("binary, another version", binary('\x11', '\x11', kV4));
    row("binary, another command", binary('\x22', '\x11', kV4));
    row("binary, addresses that are too short", binary('\x21', '\x11', kV4.left(11)));
    row("binary, one byte too long", binary('\x21', '\x11', QByteArray(qsizetype(ProxyHeader::kMost) - 15, 'x')));
}

void ProxyHeaderTest::refuses()
{
    QFETCH(QByteArray, bytes);
    QCOMPARE(ProxyHeader::parse(bytes.toStdString()).state, State::Failed);
}

OPSROOM_TEST(ProxyHeaderTest)
#include "tst_proxy_header.moc"
