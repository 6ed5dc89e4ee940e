#include "core/contract/identifier.h"
#include "core/contract/limits.h"
#include "core/protocol/http/limits.h"
#include "core/protocol/socketio/packet.h"
#include "tests/support/test_case.h"

namespace limits = opsroom::contract::limits;
using namespace std::chrono_literals;

class TestLimits : public opsroom::test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void defaults_areThoseOfTheContract();
    void codecs_shipWithTheSameLimits();
    void limits_leaveRoomForEachOther();
};

void TestLimits::defaults_areThoseOfTheContract()
{
    QVERIFY(limits::kPingInterval == 25s);
    QVERIFY(limits::kPingTimeout == 20s);
    QVERIFY(limits::kAuthenticateWithin == 10s);
    QVERIFY(limits::kOutboundStall == 10s);
    QVERIFY(limits::kTokenClockSkew == 30s);
    QVERIFY(limits::kIdempotencyWindow == 5min);
    QVERIFY(limits::kDrain == 30s);
    QVERIFY(limits::kMetricsPush == 30s);
    QVERIFY(limits::kMetricsPushMinimum == 1s);
    QCOMPARE(limits::kInboundMessageBytes, std::size_t(65'536));
    QCOMPARE(limits::kOutboundQueueBytes, std::size_t(1'048'576));
    QCOMPARE(limits::kChannelsPerConnection, 128U);
    QCOMPARE(limits::kChannelNameBytes, std::size_t(200));
    QCOMPARE(limits::kCommandsPerSecond, 100U);
    QCOMPARE(limits::kCommandsBurst, 200U);
    QCOMPARE(limits::kConnectionsPerUser, 20U);
    QCOMPARE(limits::kConnectionsPerTenant, 2'000U);
    QCOMPARE(limits::kConnectionsPerAddress, 200U);
    QCOMPARE(limits::kConnections, 20'000U);
    QCOMPARE(limits::kJwtBytes, std::size_t(8'192));
    QCOMPARE(limits::kQueuedTransactions, 50'000U);
    QCOMPARE(limits::kPendingAcks, 100U);
}

void TestLimits::codecs_shipWithTheSameLimits()
{
    const opsroom::http::Limits http;
    QCOMPARE(limits::kHttpRequestLineBytes, http.requestLineBytes);
    QCOMPARE(limits::kHttpHeadBytes, http.headBytes);
    QCOMPARE(limits::kHttpHeaderFields, http.headerFields);
    QCOMPARE(limits::kHttpBodyBytes, http.bodyBytes);

    const opsroom::socketio::Limits socketio;
    QCOMPARE(limits::kBinaryAttachments, socketio.attachments);
    QCOMPARE(limits::kJsonDepth, socketio.json.depth);
    QCOMPARE(limits::kJsonDepth, 32U);
    QCOMPARE(limits::kJsonMembers, socketio.json.members);
    QCOMPARE(limits::kJsonMembers, 1'000U);
}

void TestLimits::limits_leaveRoomForEachOther()
{
    using namespace opsroom::contract;
    QVERIFY2(limits::kChannelNameBytes >= kIdentifierBytes + std::string_view("transaction:").size(),
             "every transaction has its channel");
    QVERIFY2(limits::kInboundMessageBytesCeiling <= limits::kOutboundQueueBytes, "one message fits into every queue");
    QVERIFY(limits::kConnectionsPerUser <= limits::kConnectionsPerTenant);
    QVERIFY(limits::kConnectionsPerTenant <= limits::kConnections);
    QVERIFY(limits::kRecoveredItems <= limits::kHistoryItems);
    QVERIFY(limits::kCommandsPerSecond <= limits::kCommandsBurst);
}

OPSROOM_TEST(TestLimits)
#include "tst_limits.moc"
