#include "server/admission/admission.h"
#include "tests/support/fake_clock.h"
#include "tests/support/test_case.h"

using namespace opsroom;
using namespace opsroom::admission;
using namespace std::chrono_literals;

namespace {

NetworkList networks(const std::vector<std::string> &texts)
{
    return *NetworkList::of(texts);
}

http::Request forwarded(const std::vector<std::string_view> &lines)
{
    http::Request head;
    for (const std::string_view line : lines)
        head.headers.push_back({"x-forwarded-for", line});
    return head;
}

} // namespace

/// O2 and O3: who a request is from, and exact counts at, below and above each bucket, on a clock of our own.
class AdmissionTest : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void addresses_data();
    void addresses();
    void networksRefused_data();
    void networksRefused();
    void networksContain_data();
    void networksContain();
    void o2ClientAddress_data();
    void o2ClientAddress();
    void o2UnreadableForwarding_data();
    void o2UnreadableForwarding();
    void denyWinsOverAllow();
    void connectionsOfAnAddress();
    void subnetCountsAsOne();
    void o3ConnectRate();
    void o3AuthFailures();
    void unauthenticatedShare();
    void tableIsBounded();
    void proxyIsNotCounted();

private:
    test::FakeClock m_clock;
};

void AdmissionTest::addresses_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("mayHavePort");
    QTest::addColumn<QByteArray>("same"); // another spelling; empty: refused
    QTest::newRow("IPv4") << QByteArray("192.0.2.1") << false << QByteArray("192.0.2.1");
    QTest::newRow("IPv4 in IPv6") << QByteArray("::ffff:192.0.2.1") << false << QByteArray("192.0.2.1");
    QTest::newRow("IPv6 spelled long") << QByteArray("2001:db8:0:0:0:0:0:1") << false << QByteArray("2001:db8::1");
    QTest::newRow("zone") << QByteArray("fe80::1%eth0") << false << QByteArray("fe80::1");
    QTest::newRow("port") << QByteArray("192.0.2.1:80") << true << QByteArray("192.0.2.1");
    QTest::newRow("IPv6 with port") << QByteArray("[2001:db8::1]:80") << true << QByteArray("2001:db8::1");
    QTest::newRow("port where none belongs") << QByteArray("192.0.2.1:80") << false << QByteArray();
    QTest::newRow("octal") << QByteArray("0300.0.2.1") << true << QByteArray();
    QTest::newRow("short form") << QByteArray("127.1") << true << QByteArray();
    QTest::newRow("name") << QByteArray("localhost") << true << QByteArray();
    QTest::newRow("NUL") << QByteArray("192.0.2.1\0.evil", 15) << true << QByteArray();
    QTest::newRow("open bracket") << QByteArray("[::1") << true << QByteArray();
    QTest::newRow("text behind the bracket") << QByteArray("[::1]evil") << true << QByteArray();
    QTest::newRow("nothing") << QByteArray() << true << QByteArray();
    QTest::newRow("unknown") << QByteArray("unknown") << true << QByteArray();
    QTest::newRow("very long") << QByteArray(1000, '1') << true << QByteArray();
}

void AdmissionTest::addresses()
{
    QFETCH(QByteArray, text);
    QFETCH(bool, mayHavePort);
    QFETCH(QByteArray, same);
    const auto address = IpAddress::parse(text.toStdString(), mayHavePort);
    QCOMPARE(address.has_value(), !same.isEmpty());
    if (address)
        QVERIFY(*address == *IpAddress::parse(same.toStdString()));
}

void AdmissionTest::networksRefused_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("bits behind the prefix") << QByteArray("192.0.2.1/24");
    QTest::newRow("prefix too long") << QByteArray("192.0.2.0/33");
    QTest::newRow("prefix with a sign") << QByteArray("192.0.2.0/-1");
    QTest::newRow("no prefix behind the slash") << QByteArray("192.0.2.0/");
    QTest::newRow("two slashes") << QByteArray("192.0.2.0/24/8");
    QTest::newRow("a name") << QByteArray("example.org");
    QTest::newRow("empty") << QByteArray();
}

void AdmissionTest::networksRefused()
{
    QFETCH(QByteArray, text);
    QVERIFY(!NetworkList::of(std::vector{text.toStdString()}));
}

void AdmissionTest::networksContain_data()
{
    QTest::addColumn<QByteArray>("address");
    QTest::addColumn<bool>("isContained");
    QTest::newRow("first of the network") << QByteArray("192.0.2.0") << true;
    QTest::newRow("last of the network") << QByteArray("192.0.2.255") << true;
    QTest::newRow("one before") << QByteArray("192.0.1.255") << false;
    QTest::newRow("one behind") << QByteArray("192.0.3.0") << false;
    QTest::newRow("mapped into IPv6") << QByteArray("::ffff:192.0.2.9") << true;
    QTest::newRow("IPv6 network") << QByteArray("2001:db8:1::9") << true;
    QTest::newRow("an IPv6 address with the same first bytes") << QByteArray("c000:0200::") << false;
    QTest::newRow("network of one") << QByteArray("203.0.113.7") << true;
    QTest::newRow("its neighbour") << QByteArray("203.0.113.6") << false;
}

void AdmissionTest::networksContain()
{
    QFETCH(QByteArray, address);
    const NetworkList list = networks({"192.0.2.0/24", "2001:db8::/32", "203.0.113.7"});
    QTEST(list.contains(*IpAddress::parse(address.toStdString())), "isContained");
}

void AdmissionTest::o2ClientAddress_data()
{
    QTest::addColumn<QByteArray>("peer");
    QTest::addColumn<QList<QByteArray>>("lines");
    QTest::addColumn<QByteArray>("client");
    using Lines = QList<QByteArray>;
    QTest::newRow("a stranger's header is not read")
        << QByteArray("198.51.100.1") << Lines{"203.0.113.1"} << QByteArray("198.51.100.1");
    QTest::newRow("a stranger's header may be nonsense")
        << QByteArray("198.51.100.1") << Lines{"<script>"} << QByteArray("198.51.100.1");
    QTest::newRow("a proxy speaks for a client")
        << QByteArray("10.0.0.1") << Lines{"203.0.113.1"} << QByteArray("203.0.113.1");
    QTest::newRow("what the client wrote itself is not reached")
        << QByteArray("10.0.0.1") << Lines{"127.0.0.1, 203.0.113.1"} << QByteArray("203.0.113.1");
    QTest::newRow("nor when it is nonsense")
        << QByteArray("10.0.0.1") << Lines{"<script>, 203.0.113.1"} << QByteArray("203.0.113.1");
    QTest::newRow("a chain of proxies") << QByteArray("10.0.0.1") << Lines{"203.0.113.1, 10.0.0.2, 10.0.0.3"}
                                        << QByteArray("203.0.113.1");
    QTest::newRow("several lines are one list")
        << QByteArray("10.0.0.1") << Lines{"198.51.100.9", "203.0.113.1, 10.0.0.2"} << QByteArray("203.0.113.1");
    QTest::newRow("a proxy for itself") << QByteArray("10.0.0.1") << Lines{} << QByteArray("10.0.0.1");
    QTest::newRow("nothing but proxies") << QByteArray("10.0.0.1") << Lines{"10.0.0.3"} << QByteArray("10.0.0.3");
    QTest::newRow("with a port") << QByteArray("10.0.0.1") << Lines{"203.0.113.1:4711"} << QByteArray("203.0.113.1");
    QTest::newRow("IPv4 mapped peer") << QByteArray("::ffff:10.0.0.1") << Lines{"203.0.113.1"}
                                      << QByteArray("203.0.113.1");
}

void AdmissionTest::o2ClientAddress()
{
    QFETCH(QByteArray, peer);
    QFETCH(QList<QByteArray>, lines);
    QFETCH(QByteArray, client);
    std::vector<std::string_view> views;
    for (const QByteArray &line : lines)
        views.emplace_back(line.constData(), static_cast<std::size_t>(line.size()));
    const auto found = clientAddressOf(*IpAddress::parse(peer.toStdString()), forwarded(views),
                                       networks({"10.0.0.0/8"}));
    QVERIFY(found);
    QVERIFY(*found == *IpAddress::parse(client.toStdString()));
}

void AdmissionTest::o2UnreadableForwarding_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::newRow("a name") << QByteArray("example.org");
    QTest::newRow("an empty hop") << QByteArray("203.0.113.1, ");
    QTest::newRow("a hidden name") << QByteArray("_hidden");
    QByteArray many = "203.0.113.1";
    for (int i = 0; i < 17; ++i)
        many += ", 10.0.0.9";
    QTest::newRow("more than 16 hops") << many;
}

void AdmissionTest::o2UnreadableForwarding()
{
    QFETCH(QByteArray, line);
    AdmissionSettings settings;
    settings.trustedProxies = networks({"10.0.0.0/8"});
    Admission door(settings, m_clock);
    const auto judgement = door.judge(
        "10.0.0.1", forwarded({{line.constData(), static_cast<std::size_t>(line.size())}}), Admission::Kind::Continues);
    QCOMPARE(judgement.refusal, std::optional(Refusal::BadForwarding));
    QCOMPARE(door.refused(Refusal::BadForwarding), 1U);
}

void AdmissionTest::denyWinsOverAllow()
{
    AdmissionSettings settings;
    settings.allowed = networks({"192.0.2.0/24"});
    settings.denied = networks({"192.0.2.66"});
    Admission door(settings, m_clock);
    QVERIFY(door.admit("192.0.2.1"));
    QVERIFY(!door.admit("192.0.2.66"));
    QVERIFY(!door.admit("198.51.100.1"));
    QVERIFY(!door.admit("not an address"));
    QCOMPARE(door.refused(Refusal::Denied), 3U);
}

void AdmissionTest::connectionsOfAnAddress()
{
    AdmissionSettings settings;
    settings.connectionsPerAddress = 3;
    Admission door(settings, m_clock);
    const auto first = door.admit("192.0.2.1");
    QVERIFY(first && door.admit("192.0.2.1") && door.admit("192.0.2.1"));
    QVERIFY(!door.admit("192.0.2.1"));
    QVERIFY2(door.admit("192.0.2.2"), "another address has its own");
    door.left(*first, false);
    QVERIFY2(door.admit("192.0.2.1"), "one has left");
    QCOMPARE(door.refused(Refusal::TooManyConnections), 1U);
}

void AdmissionTest::subnetCountsAsOne()
{
    AdmissionSettings settings;
    settings.connectionsPerAddress = 2;
    Admission door(settings, m_clock);
    QVERIFY(door.admit("2001:db8::1") && door.admit("2001:db8::2"));
    QVERIFY2(!door.admit("2001:db8::3"), "the same /64");
    QVERIFY2(door.admit("2001:db8:0:1::1"), "another /64");
}

void AdmissionTest::o3ConnectRate()
{
    AdmissionSettings settings;
    settings.connectsPerSecond = 10;
    settings.connectsBurst = 50;
    settings.unauthenticatedPercent = 0;
    Admission door(settings, m_clock);
    const auto connects = [&door](int times) {
        int admitted = 0;
        for (int i = 0; i < times; ++i)
            admitted += door.judge("192.0.2.1", {}, Admission::Kind::Opens).refusal ? 0 : 1;
        return admitted;
    };
    QCOMPARE(connects(49), 49);
    QCOMPARE(connects(1), 1);
    const auto refused = door.judge("192.0.2.1", {}, Admission::Kind::Opens);
    QCOMPARE(refused.refusal, std::optional(Refusal::ConnectRate));
    QCOMPARE(refused.retryAfter, 100ms);
    QVERIFY2(!door.judge("192.0.2.1", {}, Admission::Kind::Continues).refusal, "open sessions go on");
    QVERIFY2(!door.judge("192.0.2.2", {}, Admission::Kind::Opens).refusal, "another address has its own");
    m_clock.advance(99ms);
    QCOMPARE(connects(1), 0);
    m_clock.advance(1ms);
    QCOMPARE(connects(5), 1);
    m_clock.advance(2s);
    QCOMPARE(connects(100), 20);
    m_clock.advance(1h);
    QCOMPARE(connects(100), 50);
}

void AdmissionTest::o3AuthFailures()
{
    AdmissionSettings settings;
    settings.authFailures = 10;
    settings.authBlock = 60s;
    Admission door(settings, m_clock);
    const auto isBlocked = [&door](Admission::Kind kind) {
        return door.judge("192.0.2.1", {}, kind).refusal.has_value();
    };
    for (int i = 0; i < 9; ++i)
        door.authFailed("192.0.2.1");
    QVERIFY(!isBlocked(Admission::Kind::Opens));
    door.authFailed("192.0.2.1");
    QVERIFY(isBlocked(Admission::Kind::Opens) && isBlocked(Admission::Kind::Calls));
    QVERIFY2(!isBlocked(Admission::Kind::Continues), "a session with a good token behind the same address stays");
    m_clock.advance(59'999ms);
    QVERIFY(isBlocked(Admission::Kind::Calls));
    m_clock.advance(1ms);
    QVERIFY(!isBlocked(Admission::Kind::Calls));
    for (int i = 0; i < 9; ++i)
        door.authFailed("192.0.2.1");
    m_clock.advance(60s);
    door.authFailed("192.0.2.1");
    QVERIFY2(!isBlocked(Admission::Kind::Calls), "the failures of the minute before do not count");
}

void AdmissionTest::unauthenticatedShare()
{
    AdmissionSettings settings;
    settings.connections = 100;
    settings.connectionsPerAddress = 0;
    settings.unauthenticatedPercent = 10;
    Admission door(settings, m_clock);
    std::vector<transport::ConnectionGate::Ticket> tickets;
    for (int i = 0; i < 10; ++i)
        tickets.push_back(*door.admit("192.0.2.1"));
    QVERIFY(!door.admit("198.51.100.1"));
    door.heard(tickets[0]);
    QVERIFY2(door.admit("198.51.100.1"), "one has said what it wants");
    door.addWaiting(1);
    QCOMPARE(door.judge("198.51.100.1", {}, Admission::Kind::Opens).refusal, std::optional(Refusal::Unauthenticated));
    door.addWaiting(-1);
    door.left(tickets[1], false);
    QVERIFY(!door.judge("198.51.100.1", {}, Admission::Kind::Opens).refusal);
}

void AdmissionTest::tableIsBounded()
{
    AdmissionSettings settings;
    settings.connections = 10;
    settings.connectionsPerAddress = 1;
    Admission door(settings, m_clock);
    QVERIFY(door.admit("192.0.2.1"));
    for (unsigned i = 0; i < 70'000; ++i)
        door.authFailed("10." + std::to_string(i >> 16U) + '.' + std::to_string(i >> 8U & 255U) + '.'
                        + std::to_string(i & 255U));
    QCOMPARE(door.addresses(), std::size_t{65'536});
    QVERIFY2(!door.admit("192.0.2.1"), "who is connected is not forgotten");
}

void AdmissionTest::proxyIsNotCounted()
{
    AdmissionSettings settings;
    settings.connectionsPerAddress = 1;
    settings.trustedProxies = networks({"10.0.0.1"});
    settings.denied = networks({"203.0.113.0/24"});
    Admission door(settings, m_clock);
    QVERIFY(door.admit("10.0.0.1") && door.admit("10.0.0.1"));
    QCOMPARE(door.judge("10.0.0.1", forwarded({"203.0.113.5"}), Admission::Kind::Opens).refusal,
             std::optional(Refusal::Denied));
}

OPSROOM_TEST(AdmissionTest)
#include "tst_admission.moc"
