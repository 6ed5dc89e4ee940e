#include "client/fault/fault_line.h"

#include "core/base/random_bytes.h"

#include <QtCore/QPointer>

#include <algorithm>

namespace opsroom::fault {

namespace {
constexpr int kHundred = 100;
constexpr std::chrono::seconds kLongestHold(1);
} // namespace

FaultLine::FaultLine(QObject *parent) : FaultLine([] { return randomNumber(); }, parent) {}

FaultLine::FaultLine(Random random, QObject *parent) : QObject(parent), m_random(std::move(random))
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &FaultLine::deliverDue);
    m_release.setSingleShot(true);
    m_release.setInterval(kLongestHold);
    connect(&m_release, &QTimer::timeout, this, &FaultLine::releaseHeld);
}

void FaultLine::setPlan(const FaultPlan &plan)
{
    m_plan.delay = std::clamp(plan.delay, std::chrono::milliseconds(0), std::chrono::milliseconds(kMostDelay));
    m_plan.drop = std::clamp(plan.drop, 0, kHundred);
    m_plan.duplicate = std::clamp(plan.duplicate, 0, kHundred);
    m_plan.reorder = std::clamp(plan.reorder, 0, kHundred);
}

bool FaultLine::isHit(int percent)
{
    return percent > 0 && m_random() % kHundred < static_cast<std::uint64_t>(percent);
}

void FaultLine::submit(Deliver deliver)
{
    if (m_plan.isClean() && m_waiting.empty() && !m_held) {
        ++m_counts.passed;
        deliver();
        return;
    }
    if (isHit(m_plan.drop)) {
        ++m_counts.dropped;
        Q_EMIT counted();
        return;
    }
    if (!m_held && isHit(m_plan.reorder)) {
        ++m_counts.reordered;
        m_held = std::move(deliver);
        m_release.start();
        Q_EMIT counted();
        return;
    }
    const bool isTwice = isHit(m_plan.duplicate);
    queue(deliver);
    if (isTwice) {
        ++m_counts.duplicated;
        queue(deliver);
    }
    releaseHeld();
    deliverDue();
}

void FaultLine::queue(const Deliver &deliver)
{
    if (m_waiting.size() >= kMostWaiting) {
        ++m_counts.passed;
        deliver();
        return;
    }
    const SteadyTime due = std::chrono::steady_clock::now() + m_plan.delay;
    m_waiting.push_back({m_waiting.empty() ? due : std::max(due, m_waiting.back().due), deliver});
}

void FaultLine::releaseHeld()
{
    m_release.stop();
    if (!m_held)
        return;
    const Deliver held = *std::exchange(m_held, std::nullopt);
    queue(held);
    arm();
}

void FaultLine::deliverDue()
{
    const QPointer<FaultLine> self(this);
    while (!m_waiting.empty() && m_waiting.front().due <= std::chrono::steady_clock::now()) {
        const Deliver deliver = std::move(m_waiting.front().deliver);
        m_waiting.pop_front();
        ++m_counts.passed;
        deliver();
        if (!self)
            return;
    }
    arm();
    Q_EMIT counted();
}

void FaultLine::arm()
{
    if (m_waiting.empty()) {
        m_timer.stop();
        return;
    }
    const auto wait = std::chrono::ceil<std::chrono::milliseconds>(m_waiting.front().due
                                                                   - std::chrono::steady_clock::now());
    m_timer.start(std::max(wait, std::chrono::milliseconds(0)));
}

void FaultLine::clear()
{
    m_waiting.clear();
    m_held.reset();
    m_timer.stop();
    m_release.stop();
}

} // namespace opsroom::fault
