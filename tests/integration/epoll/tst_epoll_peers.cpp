#include "tests/integration/epoll/epoll_under_test.h"
#include "tests/support/client_frame.h"
#include "tests/support/test_case.h"

using namespace std::chrono_literals;
using namespace opsroom;
using test::clientFrame;
using test::EpollUnderTest;
using test::RawPeer;
using transport::Delivery;
using transport::SendResult;
using websocket::Opcode;
using websocket::ServerFrame;
using Record = test::RecordingApplication::Record;

/// Peers that do not read, have gone without a word, or reset, and what the others notice of it: nothing.
class TestEpollPeers : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void slowReader_isClosedAtTheLimit();
    void slowReader_losesVolatileFramesFirst();
    void stalledReader_isClosedAfterAWhile();
    void slowReader_mayCatchUp();
    void pingsThatNobodyReads_doNotPileUp();
    void slowDeadAndResettingPeers_costTheOthersNothing();
};

namespace {

constexpr int kSmallBuffer = 4096;
constexpr std::size_t kFrame = 32 * 1024;

/// Sends frames to the first connection until one is not accepted. \returns how many were, and the last result.
std::pair<int, SendResult> flood(EpollUnderTest &hub, Delivery delivery)
{
    return hub.call([delivery](transport::Shard &shard, Record &record) {
        const ServerFrame frame = ServerFrame::of(Opcode::Text, std::string(kFrame, 'f'));
        int accepted = 0;
        SendResult result = SendResult::Accepted;
        while (accepted < 10'000 && result == SendResult::Accepted) {
            result = shard.send(record.opened.front(), frame, delivery);
            accepted += result == SendResult::Accepted ? 1 : 0;
        }
        return std::pair(accepted, result);
    });
}

std::size_t waiting(EpollUnderTest &hub)
{
    return hub.call([](transport::Shard &shard, Record &record) { return shard.queuedBytes(record.opened.front()); });
}

} // namespace

void TestEpollPeers::slowReader_isClosedAtTheLimit()
{
    EpollUnderTest hub;
    RawPeer slow(hub.port(), kSmallBuffer);
    QVERIFY(slow.upgrade());
    const auto [accepted, result] = flood(hub, Delivery::Kept);
    QCOMPARE(result, SendResult::Gone);
    QVERIFY(accepted * kFrame >= transport::ConnectionLimits{}.outboxBytes - kFrame);
    QTRY_COMPARE(hub.record().closed.size(), 1U);
    QVERIFY(hub.record().closed.front().closure.isSlow);
    QCOMPARE(hub.transport().counters().slowClosed, 1U);
    // What had left or begun to is followed by the reason, not by what waited.
    std::optional<RawPeer::Frame> last;
    std::size_t frames = 0;
    do {
        last = slow.readFrame();
        ++frames;
    } while (last && last->opcode != Opcode::Close);
    QVERIFY(last);
    QCOMPARE(last->payload, std::string("\x0b\xc0slow"));
    QVERIFY(frames < static_cast<std::size_t>(accepted));
}

void TestEpollPeers::slowReader_losesVolatileFramesFirst()
{
    EpollUnderTest hub;
    RawPeer slow(hub.port(), kSmallBuffer);
    QVERIFY(slow.upgrade());
    const auto [accepted, result] = flood(hub, Delivery::Volatile);
    QVERIFY(accepted > 0);
    QCOMPARE(result, SendResult::Dropped);
    QVERIFY(hub.transport().counters().volatileDropped >= 1U);
    QVERIFY(hub.record().closed.empty());
    for (int i = 0; i < accepted; ++i)
        QVERIFY(slow.readFrame());
    QTRY_COMPARE(waiting(hub), 0U);
}

void TestEpollPeers::stalledReader_isClosedAfterAWhile()
{
    transport::TransportSettings settings;
    settings.limits.stall = 300ms;
    settings.limits.closeHandshake = 200ms;
    EpollUnderTest hub(settings);
    RawPeer slow(hub.port(), kSmallBuffer);
    QVERIFY(slow.upgrade());
    static_cast<void>(flood(hub, Delivery::Volatile));
    QVERIFY(waiting(hub) > 0);
    QTRY_COMPARE(hub.record().closed.size(), 1U);
    QVERIFY(hub.record().closed.front().closure.isSlow);
    QTRY_COMPARE(hub.transport().counters().open, 0U);
}

void TestEpollPeers::slowReader_mayCatchUp()
{
    transport::TransportSettings settings;
    settings.limits.outboxBytes = 64 * 1024 * 1024;
    EpollUnderTest hub(settings);
    RawPeer slow(hub.port(), kSmallBuffer);
    QVERIFY(slow.upgrade());
    constexpr int kFrames = 1000;
    hub.call([](transport::Shard &shard, Record &record) {
        for (int i = 0; i < kFrames; ++i)
            shard.send(record.opened.front(),
                       ServerFrame::of(Opcode::Text, std::to_string(i) + std::string(10'000, '.')), Delivery::Kept);
        return true;
    });
    QVERIFY(waiting(hub) > 0);
    for (int i = 0; i < kFrames; ++i) {
        const auto frame = slow.readFrame();
        QVERIFY(frame && frame->payload.starts_with(std::to_string(i) + '.'));
    }
    QTRY_COMPARE(waiting(hub), 0U);
    QVERIFY(hub.record().closed.empty());
}

void TestEpollPeers::pingsThatNobodyReads_doNotPileUp()
{
    transport::TransportSettings settings;
    settings.limits.controlFramesPerSecond = 0;
    EpollUnderTest hub(settings);
    RawPeer slow(hub.port(), kSmallBuffer);
    QVERIFY(slow.upgrade());
    static_cast<void>(flood(hub, Delivery::Volatile));
    const std::size_t before = waiting(hub);
    QVERIFY(before > 0);
    for (int i = 0; i < 1000; ++i)
        QVERIFY(slow.send(clientFrame(Opcode::Ping, std::string(100, 'p'))));
    QVERIFY(slow.send(clientFrame(Opcode::Text, "behind the pings")));
    QTRY_COMPARE(hub.record().messages.size(), 1U);
    constexpr std::size_t kOnePongAndTheEcho = 200;
    QVERIFY(waiting(hub) <= before + kOnePongAndTheEcho);
}

void TestEpollPeers::slowDeadAndResettingPeers_costTheOthersNothing()
{
    constexpr std::size_t kPeers = 1000;
    transport::TransportSettings settings;
    settings.limits.outboxBytes = 128 * 1024;
    EpollUnderTest hub(settings);
    std::vector<RawPeer> peers;
    RawPeer slow(hub.port(), kSmallBuffer);
    RawPeer dead(hub.port()); // never says anything, not even a request
    RawPeer resetting(hub.port());
    QVERIFY(slow.upgrade() && resetting.upgrade());
    for (std::size_t i = 0; i < kPeers; ++i) {
        peers.emplace_back(hub.port());
        QVERIFY(peers.back().upgrade());
    }
    const auto publish = [&hub](const std::string &text) {
        hub.call([&text](transport::Shard &shard, Record &record) {
            const ServerFrame frame = ServerFrame::of(Opcode::Text, text);
            for (const transport::ConnectionId id : record.opened)
                shard.send(id, frame, Delivery::Kept);
            return true;
        });
    };
    QVERIFY(resetting.send(clientFrame(Opcode::Text, "in the middle").substr(0, 9)));
    constexpr int kRounds = 20;
    for (int round = 0; round < kRounds; ++round) {
        publish(std::to_string(round) + std::string(1024, ' '));
        // More than the system takes for a peer that does not read.
        static_cast<void>(flood(hub, Delivery::Kept));
        if (round == 3)
            resetting.reset();
        for (RawPeer &peer : peers) {
            const auto frame = peer.readFrame();
            QVERIFY(frame && frame->payload.starts_with(std::to_string(round) + ' '));
        }
    }
    QTRY_COMPARE(hub.record().closed.size(), 2U);
    QCOMPARE(hub.transport().counters().slowClosed, 1U);
    for (RawPeer &peer : peers)
        QVERIFY(peer.send(clientFrame(Opcode::Close, "")));
    QTRY_COMPARE(hub.record().closed.size(), kPeers + 2);
}

OPSROOM_TEST(TestEpollPeers)
#include "tst_epoll_peers.moc"
