#include "core/base/log.h"
#include "tests/integration/epoll/epoll_under_test.h"
#include "tests/support/client_frame.h"
#include "tests/support/test_case.h"

#include <atomic>
#include <sys/resource.h>
#include <unistd.h>

using namespace std::chrono_literals;
using namespace opsroom;
using test::clientFrame;
using test::EpollUnderTest;
using test::RawPeer;
using websocket::Opcode;
using Record = test::RecordingApplication::Record;

class TestEpollLimits : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void slowHead_isCutOff();
    void idleKeepAlive_isCutOff();
    void connectionsBeyondTheLimit_areRefused();
    void d5OutOfDescriptors_refusesPausesAndRecovers();
    void shards_shareTheConnectionsEvenly();
    void busyShards_stopTogether();
};

namespace {

/// Lowers the limit of open files until it goes out of scope.
class FewDescriptors
{
public:
    explicit FewDescriptors(rlim_t limit)
    {
        ::getrlimit(RLIMIT_NOFILE, &m_before);
        rlimit lowered = m_before;
        lowered.rlim_cur = limit;
        ::setrlimit(RLIMIT_NOFILE, &lowered);
    }
    FewDescriptors(const FewDescriptors &) = delete;
    FewDescriptors &operator=(const FewDescriptors &) = delete;
    ~FewDescriptors() { ::setrlimit(RLIMIT_NOFILE, &m_before); }

private:
    rlimit m_before{};
};

} // namespace

void TestEpollLimits::slowHead_isCutOff()
{
    transport::TransportSettings settings;
    settings.limits.requestHead = 200ms;
    EpollUnderTest hub(settings);
    RawPeer silent(hub.port());
    RawPeer begun(hub.port());
    QVERIFY(begun.send("GET / HT"));
    QVERIFY(silent.readToEnd());
    QVERIFY(begun.readToEnd());
    QTRY_COMPARE(hub.transport().counters().timedOut, 2U);
    QTRY_COMPARE(hub.transport().counters().open, 0U);
}

void TestEpollLimits::idleKeepAlive_isCutOff()
{
    transport::TransportSettings settings;
    settings.limits.idleKeepAlive = 200ms;
    EpollUnderTest hub(settings);
    RawPeer idle(hub.port());
    RawPeer waiting(hub.port());
    QVERIFY(idle.send("GET /now HTTP/1.1\r\nHost: h\r\n\r\n"));
    QVERIFY(waiting.send("GET /later HTTP/1.1\r\nHost: h\r\n\r\n"));
    QVERIFY(idle.readToEnd());
    QTRY_COMPARE(hub.transport().counters().open, 1U);
    QVERIFY(hub.record().aborted.empty());
}

void TestEpollLimits::connectionsBeyondTheLimit_areRefused()
{
    transport::TransportSettings settings;
    settings.limits.connections = 2;
    EpollUnderTest hub(settings);
    RawPeer first(hub.port());
    RawPeer second(hub.port());
    QVERIFY(first.upgrade() && second.upgrade());
    RawPeer third(hub.port());
    const auto answer = third.readToEnd();
    QVERIFY(answer && answer->starts_with("HTTP/1.1 503 "));
    QCOMPARE(hub.transport().counters().refusedFull, 1U);
    first.close();
    QTRY_COMPARE(hub.transport().counters().open, 1U);
    QVERIFY(RawPeer(hub.port()).upgrade());
}

void TestEpollLimits::d5OutOfDescriptors_refusesPausesAndRecovers()
{
#ifdef __SANITIZE_ADDRESS__
    QSKIP("UndefinedBehaviorSanitizer needs a free descriptor itself, to look at a virtual table");
#endif
    std::atomic<int> lines = 0;
    log::setSink([&lines](log::Level level, std::string_view) { lines += level >= log::Level::Warning ? 1 : 0; });
    EpollUnderTest hub;
    std::vector<RawPeer> peers;
    for (int i = 0; i < 10; ++i) {
        peers.emplace_back(hub.port());
        QVERIFY(peers.back().upgrade());
    }
    // The clients are of this process too: their sockets come first, and then there is room for none.
    std::vector<RawPeer> waiting(2);
    const int lowestFree = ::dup(STDERR_FILENO);
    ::close(lowestFree);
    {
        const FewDescriptors few(static_cast<rlim_t>(lowestFree));
        for (RawPeer &peer : waiting) {
            QVERIFY(peer.connect(hub.port()));
            const auto answer = peer.readToEnd();
            QVERIFY(answer && answer->starts_with("HTTP/1.1 503 "));
        }
        // Once for each pause, not once for each turn.
        QTRY_VERIFY(hub.transport().counters().acceptErrors >= 1U);
        QVERIFY(hub.transport().counters().acceptErrors <= 10U);
        QCOMPARE(lines.load(), 1);
        QVERIFY(peers.front().send(clientFrame(Opcode::Text, "goes on")));
        const auto echo = peers.front().readFrame();
        QVERIFY(echo && echo->payload == "goes on");
    }
    RawPeer late(hub.port());
    QVERIFY(late.upgrade());
    QTRY_COMPARE(hub.transport().counters().open, 11U);
    test::routeLogToQt();
}

void TestEpollLimits::shards_shareTheConnectionsEvenly()
{
    transport::TransportSettings settings;
    settings.shards = 3;
    EpollUnderTest hub(settings);
    std::vector<RawPeer> peers;
    for (int i = 0; i < 30; ++i) {
        peers.emplace_back(hub.port());
        QVERIFY(peers.back().upgrade());
        QVERIFY(peers.back().send(clientFrame(Opcode::Text, "hello")));
        const auto echo = peers.back().readFrame();
        QVERIFY(echo && echo->payload == "hello");
    }
    for (std::size_t shard = 0; shard < settings.shards; ++shard) {
        QCOMPARE(hub.record(shard).opened.size(), 10U);
        QCOMPARE(hub.call([](transport::Shard &own, Record &) { return own.index(); }, shard), shard);
    }
    QCOMPARE(hub.transport().counters().accepted, 30U);
    QTRY_COMPARE(hub.transport().counters().open, 30U);
}

void TestEpollLimits::busyShards_stopTogether()
{
    transport::TransportSettings settings;
    settings.shards = 2;
    EpollUnderTest hub(settings);
    std::vector<RawPeer> peers;
    for (int i = 0; i < 20; ++i) {
        peers.emplace_back(hub.port());
        QVERIFY(peers.back().upgrade());
        QVERIFY(peers.back().send(clientFrame(Opcode::Text, "not answered for").substr(0, 5)));
    }
    hub.transport().stopAccepting();
    QTRY_COMPARE(hub.transport().counters().open, 20U);
    hub.transport().stop();
    QTRY_COMPARE(hub.transport().counters().open, 0U);
    QCOMPARE(hub.transport().counters().accepted, 20U);
    for (RawPeer &peer : peers)
        QVERIFY(peer.readToEnd());
}

OPSROOM_TEST(TestEpollLimits)
#include "tst_epoll_limits.moc"
