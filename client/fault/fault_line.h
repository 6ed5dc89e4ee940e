#pragma once

#include <QtCore/QObject>
#include <QtCore/QTimer>

#include <chrono>
#include <cstdint>
#include <deque>
#include <functional>
#include <optional>

namespace opsroom::fault {

/// What goes wrong with the messages of one client, each by itself. Shares are in percent.
struct FaultPlan
{
    std::chrono::milliseconds delay{0}; ///< each waits so long; their order stays
    int drop = 0;                       ///< never arrive
    int duplicate = 0;                  ///< arrive twice
    int reorder = 0;                    ///< arrive behind the next one, or a second late if there is none

    [[nodiscard]] bool isClean() const { return delay.count() == 0 && drop == 0 && duplicate == 0 && reorder == 0; }
    friend bool operator==(const FaultPlan &, const FaultPlan &) = default;
};

/// A line between a hub and a client of a tester, on which messages are delayed, lost, doubled or overtaken.
///
/// Without a plan they pass at once. Thread: that of its event loop. Limits: kMostWaiting messages; the next one then
/// passes at once, out of order.
class FaultLine final : public QObject
{
    Q_OBJECT

public:
    using Deliver = std::function<void()>;
    using Random = std::function<std::uint64_t()>;
    static constexpr std::size_t kMostWaiting = 10'000;
    static constexpr std::chrono::seconds kMostDelay{60};

    struct Counts
    {
        std::uint64_t passed = 0;
        std::uint64_t dropped = 0;
        std::uint64_t duplicated = 0;
        std::uint64_t reordered = 0;
    };

    explicit FaultLine(QObject *parent = nullptr);
    /// For tests. \param random any number at each call
    explicit FaultLine(Random random, QObject *parent = nullptr);

    /// Held to 0 to 100 percent and kMostDelay. What waits keeps the time it was given.
    void setPlan(const FaultPlan &plan);
    [[nodiscard]] const FaultPlan &plan() const { return m_plan; }
    [[nodiscard]] const Counts &counts() const { return m_counts; }

    /// \param deliver is called when the message arrives: now, later, twice or never.
    void submit(Deliver deliver);
    /// The connection is gone: what waits never arrives.
    void clear();

Q_SIGNALS:
    void counted();

private:
    using SteadyTime = std::chrono::steady_clock::time_point;
    struct Waiting
    {
        SteadyTime due;
        Deliver deliver;
    };
    [[nodiscard]] bool isHit(int percent);
    void queue(const Deliver &deliver);
    void deliverDue();
    void releaseHeld();
    void arm();

    const Random m_random;
    FaultPlan m_plan;
    Counts m_counts;
    std::deque<Waiting> m_waiting;
    std::optional<Deliver> m_held; ///< the next one overtakes it
    QTimer m_timer;
    QTimer m_release;
};

} // namespace opsroom::fault
