#include "client/bench/dialect.h"

#include "tests/support/test_case.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>

using namespace opsroom;
using bench::Dialect;
using bench::Protocol;

Q_DECLARE_METATYPE(opsroom::bench::Protocol)
Q_DECLARE_METATYPE(opsroom::bench::Dialect::Kind)

class TestDialect : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void publication_hasItsSizeAndComesBackWithItsTime_data();
    void publication_hasItsSizeAndComesBackWithItsTime();
    void publication_isJsonBehindItsAckId();
    void upgradeRequest_namesTheRoom();
    void greeting_carriesTheToken();
    void message_isToldApart_data();
    void message_isToldApart();

private:
    static Dialect dialectOf(Protocol protocol, std::uint32_t size = 128)
    {
        bench::BenchOptions options;
        options.protocol = protocol;
        options.size = size;
        return {options, "127.0.0.1:1"};
    }
};

void TestDialect::publication_hasItsSizeAndComesBackWithItsTime_data()
{
    QTest::addColumn<Protocol>("protocol");
    QTest::newRow("own protocol") << Protocol::Opsroom;
    QTest::newRow("Socket.IO") << Protocol::SocketIo;
    QTest::newRow("WebSocket") << Protocol::WebSocket;
}

void TestDialect::publication_hasItsSizeAndComesBackWithItsTime()
{
    QFETCH(Protocol, protocol);
    const Dialect dialect = dialectOf(protocol);
    constexpr std::uint64_t kStamp = 1'234'567'890;
    std::string message = "what was there before";
    dialect.writePublication(message, 9'999, kStamp);
    QCOMPARE(message.size(), std::size_t{128});
    const auto read = dialect.read(protocol == Protocol::WebSocket ? message : R"(42["e",{"n":)" + message + "}]");
    QCOMPARE(read.kind, Dialect::Kind::Delivery);
    QCOMPARE(read.stamp, kStamp);
}

void TestDialect::publication_isJsonBehindItsAckId()
{
    std::string message;
    dialectOf(Protocol::Opsroom, 200).writePublication(message, 7, 42);
    QVERIFY(message.starts_with("4242["));
    const auto event = QJsonDocument::fromJson(QByteArray::fromStdString(message.substr(4))).array();
    QCOMPARE(event.size(), 2);
    QCOMPARE(event[0].toString(), QStringLiteral("transaction-update"));
}

void TestDialect::upgradeRequest_namesTheRoom()
{
    const std::string request = dialectOf(Protocol::SocketIo).upgradeRequest(17);
    QVERIFY(request.starts_with("GET /socket.io/?EIO=4&transport=websocket&room=17 HTTP/1.1\r\n"));
    QVERIFY(request.ends_with("\r\n\r\n"));
}

void TestDialect::greeting_carriesTheToken()
{
    QCOMPARE(dialectOf(Protocol::Opsroom).greeting("a.b.c"), std::string(R"(40{"token":"a.b.c"})"));
    QCOMPARE(dialectOf(Protocol::SocketIo).greeting(""), std::string("40"));
}

void TestDialect::message_isToldApart_data()
{
    QTest::addColumn<Protocol>("protocol");
    QTest::addColumn<QByteArray>("message");
    QTest::addColumn<Dialect::Kind>("kind");
    QTest::newRow("open packet") << Protocol::Opsroom << QByteArray(R"(0{"sid":"x"})") << Dialect::Kind::Open;
    QTest::newRow("the CONNECT's answer is not ready yet")
        << Protocol::Opsroom << QByteArray(R"(40{"sid":"x"})") << Dialect::Kind::Other;
    QTest::newRow("the hub's greeting") << Protocol::Opsroom << QByteArray(R"(42["connected",{}])")
                                        << Dialect::Kind::Ready;
    QTest::newRow("the CONNECT's answer of bare Socket.IO")
        << Protocol::SocketIo << QByteArray(R"(40{"sid":"x"})") << Dialect::Kind::Ready;
    QTest::newRow("refused token") << Protocol::Opsroom << QByteArray(R"(44{"message":"Authentication error"})")
                                   << Dialect::Kind::Refused;
    QTest::newRow("ack") << Protocol::Opsroom << QByteArray(R"(435[{"ok":true}])") << Dialect::Kind::Ack;
    QTest::newRow("refusal") << Protocol::Opsroom << QByteArray(R"(435[{"code":107,"message":"bad request"}])")
                             << Dialect::Kind::Refused;
    QTest::newRow("ping") << Protocol::Opsroom << QByteArray("2") << Dialect::Kind::Ping;
    QTest::newRow("another event") << Protocol::Opsroom << QByteArray(R"(42["tenant-status",{}])")
                                   << Dialect::Kind::Other;
    QTest::newRow("cut off in the time") << Protocol::WebSocket << QByteArray("~b~0000") << Dialect::Kind::Other;
    QTest::newRow("text of somebody else")
        << Protocol::WebSocket << QByteArray("queued messages: 1") << Dialect::Kind::Other;
}

void TestDialect::message_isToldApart()
{
    QFETCH(Protocol, protocol);
    QFETCH(QByteArray, message);
    QFETCH(Dialect::Kind, kind);
    QCOMPARE(dialectOf(protocol).read(message.toStdString()).kind, kind);
}

OPSROOM_TEST(TestDialect)
#include "tst_dialect.moc"
