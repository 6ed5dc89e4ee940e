#include "server/transport/epoll/epoll_shard.h"

#include "core/base/log.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <limits>
#include <pthread.h>
#include <sys/epoll.h>

namespace opsroom::transport_epoll {

namespace {

constexpr Milliseconds kDeadlineResolution{50};
constexpr Milliseconds kAcceptPause{1000};
constexpr std::size_t kInputBytes = 64 * 1024;
constexpr int kEventsPerTurn = 512;
/// Generation 0 names no connection: keys of the loop's own descriptors.
constexpr std::uint64_t kWakeupKey = 0;
constexpr std::uint64_t kFirstListenerKey = 1;
constexpr std::uint64_t kFirstConnectionKey = std::uint64_t{1} << 32U;

void watchDescriptor(int epoll, int descriptor, std::uint64_t key)
{
    epoll_event event{};
    event.events = EPOLLIN;
    event.data.u64 = key;
    if (::epoll_ctl(epoll, EPOLL_CTL_ADD, descriptor, &event) != 0)
        log::error("transport", "watch-failed", {{"reason", std::strerror(errno)}});
}

/// A peer that is gone is an error of the write, not the end of the process.
void holdBackBrokenPipes()
{
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGPIPE);
    ::pthread_sigmask(SIG_BLOCK, &signals, nullptr);
}

} // namespace

EpollShard::EpollShard(Setup setup)
    : m_setup(std::move(setup)),
      m_epoll(::epoll_create1(EPOLL_CLOEXEC)),
      m_tasks(std::numeric_limits<std::size_t>::max(), [this] { m_wakeup.wake(); }),
      m_start(std::chrono::steady_clock::now()),
      m_now(m_start),
      m_deadlines(m_start, kDeadlineResolution),
      m_input(kInputBytes),
      m_plain(kInputBytes)
{
    if (isUsable())
        watchDescriptor(m_epoll.number(), m_wakeup.descriptor(), kWakeupKey);
}

EpollShard::~EpollShard() = default;

void EpollShard::run()
{
    holdBackBrokenPipes();
    m_application = m_setup.factory(*this);
    m_applicationAt = std::min(m_applicationAt, m_application->onTimer(m_now));
    endTurn();
    std::array<epoll_event, kEventsPerTurn> events{};
    while (!m_isStopping.load(std::memory_order_acquire)) {
        const int ready = ::epoll_wait(m_epoll.number(), events.data(), kEventsPerTurn, waitMilliseconds());
        m_now = std::chrono::steady_clock::now();
        for (int i = 0; i < ready; ++i)
            onEvent(events[static_cast<std::size_t>(i)].data.u64, events[static_cast<std::size_t>(i)].events);
        runTimers();
        endTurn();
    }
    dropEverything();
    m_application.reset();
}

void EpollShard::stop()
{
    m_isStopping.store(true, std::memory_order_release);
    m_wakeup.wake();
}

void EpollShard::post(std::function<void(EpollShard &)> task)
{
    m_tasks.pushAlways(std::move(task));
}

void EpollShard::wake()
{
    m_wakeup.wake();
}

void EpollShard::wakeAt(SteadyTime time)
{
    m_applicationAt = std::min(m_applicationAt, time);
}

int EpollShard::waitMilliseconds() const
{
    const SteadyTime next = std::min({m_applicationAt, m_acceptAgainAt, m_deadlines.nextAdvance()});
    if (next == SteadyTime::max())
        return -1;
    const auto wait = std::chrono::ceil<Milliseconds>(next - std::chrono::steady_clock::now()).count();
    return static_cast<int>(std::clamp<decltype(wait)>(wait, 0, std::numeric_limits<int>::max()));
}

void EpollShard::onEvent(std::uint64_t key, std::uint32_t events)
{
    if (key == kWakeupKey) {
        onWoken();
        return;
    }
    if (key < kFirstConnectionKey) {
        const std::size_t index = key - kFirstListenerKey;
        for (Listener &listener : m_listeners) {
            if (listener.index() == index)
                onAcceptable(listener);
        }
        return;
    }
    const Id id = Id::fromNumber(key);
    Connection *connection = find(id);
    if (connection == nullptr || connection->phase == Phase::Ended)
        return;
    if ((events & EPOLLOUT) != 0)
        onWritable(id, *connection);
    if (connection->phase == Phase::Ended)
        return;
    if ((events & EPOLLIN) != 0)
        onReadable(id, *connection);
    else if ((events & (EPOLLERR | EPOLLHUP)) != 0)
        end(id, *connection);
    else if ((events & EPOLLRDHUP) != 0)
        onPeerEnded(id, *connection);
}

void EpollShard::onWoken()
{
    m_wakeup.take();
    m_tasks.drain([this](const std::function<void(EpollShard &)> &task) { task(*this); });
    m_application->onWake();
}

Result<std::uint16_t> EpollShard::listen(std::size_t index)
{
    auto listener = Listener::open(settings().listeners[index], index);
    if (!listener)
        return Failure(listener.error());
    const std::uint16_t port = listener->port();
    watchDescriptor(m_epoll.number(), listener->descriptor(), kFirstListenerKey + index);
    m_listeners.push_back(std::move(*listener));
    return port;
}

void EpollShard::onAcceptable(Listener &listener)
{
    const Listener::Outcome outcome = listener.acceptAll([this, index = listener.index()](Descriptor socket) {
        m_counters.accepted.add();
        if (m_setup.open->fetch_add(1, std::memory_order_relaxed) >= settings().limits.connections) {
            m_setup.open->fetch_sub(1, std::memory_order_relaxed);
            m_counters.refusedFull.add();
            refuseSocket(std::move(socket), settings().listeners[index].tls.has_value());
            return;
        }
        m_setup.spread(index, std::move(socket));
    });
    if (outcome == Listener::Outcome::Exhausted) {
        m_counters.acceptErrors.add();
        pauseAccepting();
    }
}

void EpollShard::pauseAccepting()
{
    for (const Listener &listener : m_listeners)
        ::epoll_ctl(m_epoll.number(), EPOLL_CTL_DEL, listener.descriptor(), nullptr);
    m_acceptAgainAt = m_now + kAcceptPause;
}

void EpollShard::resumeAccepting()
{
    m_acceptAgainAt = SteadyTime::max();
    for (const Listener &listener : m_listeners)
        watchDescriptor(m_epoll.number(), listener.descriptor(), kFirstListenerKey + listener.index());
}

void EpollShard::stopAccepting()
{
    std::erase_if(m_listeners, [](const Listener &listener) { return !listener.staysOpen(); });
    m_connections.forEach([this](Connections::Key key, Connection &connection) {
        const bool isIdle = connection.phase == Phase::Http
                            && connection.http->exchange().state() == transport::HttpExchange::State::Idle
                            && connection.outbox == nullptr && connection.corked.isEmpty();
        if (isIdle)
            end(Id{key.slot, key.generation}, connection);
    });
}

void EpollShard::runTimers()
{
    if (m_now >= m_acceptAgainAt)
        resumeAccepting();
    m_deadlines.advance(m_now, [this](std::uint64_t key) { onDeadline(Id::fromNumber(key)); });
    if (m_now >= m_applicationAt) {
        m_applicationAt = SteadyTime::max();
        const SteadyTime next = m_application->onTimer(m_now); // may call wakeAt()
        m_applicationAt = std::min(m_applicationAt, next);
    }
}

void EpollShard::endTurn()
{
    do {
        const std::vector<Id> resumed = std::exchange(m_resumed, {});
        for (const Id id : resumed) {
            Connection *connection = find(id);
            if (connection != nullptr && connection->phase == Phase::Http)
                onHttpBytes(id, *connection, {});
        }
        reportEnded();
        m_application->onTurnEnd();
        flushTurn();
        moveAway();
    } while (!m_ended.empty() || !m_resumed.empty() || !m_cork.isEmpty());
}

void EpollShard::dropEverything()
{
    m_listeners.clear();
    m_connections.forEach([this](Connections::Key key, Connection &connection) {
        if (connection.phase != Phase::Ended)
            ::close(connection.descriptor);
        m_connections.erase(key);
        m_setup.open->fetch_sub(1, std::memory_order_relaxed);
    });
}

} // namespace opsroom::transport_epoll
