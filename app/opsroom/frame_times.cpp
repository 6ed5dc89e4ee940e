#include "app/opsroom/frame_times.h"

#include "core/protocol/json/writer.h"

#include <QtCore/QFile>

#include <algorithm>
#include <cmath>

namespace opsroom::app {

namespace {

constexpr std::chrono::milliseconds kTick(1);
constexpr qint64 kNsPerUs = 1000;
constexpr std::chrono::seconds kMemoryInterval(10);
constexpr qint64 kStartMs = 1000;

std::uint64_t microseconds(const QElapsedTimer &timer)
{
    return static_cast<std::uint64_t>(timer.nsecsElapsed() / kNsPerUs);
}

void append(json::Writer &writer, std::string_view name, const Histogram &times)
{
    const auto milliseconds = [](std::uint64_t us) { return static_cast<double>(us) / 1000.0; };
    writer.name(name).beginObject().member("count", times.count());
    for (const auto &[label, percent] : {std::pair("p50", 50.0), std::pair("p95", 95.0), std::pair("p99", 99.0)})
        writer.name(label).figure(milliseconds(times.percentile(percent)));
    writer.name("max").figure(milliseconds(times.max()));
    writer.endObject();
}

} // namespace

FrameTimes::FrameTimes(QQuickWindow &window)
{
    connect(
        &window, &QQuickWindow::afterAnimating, this, [this] { m_frame.start(); }, Qt::DirectConnection);
    connect(&window, &QQuickWindow::frameSwapped, this, [this] {
        if (m_frame.isValid() && m_sinceStart.elapsed() >= kStartMs)
            m_frames.record(microseconds(m_frame));
    });
    connect(&m_timer, &QTimer::timeout, this, &FrameTimes::onTick);
    connect(&m_memoryTimer, &QTimer::timeout, this, &FrameTimes::sampleMemory);
    m_memoryTimer.start(kMemoryInterval);
    m_timer.setTimerType(Qt::PreciseTimer);
    m_timer.start(kTick);
    m_sinceStart.start();
    m_tick.start();
}

void FrameTimes::onTick()
{
    if (m_sinceStart.elapsed() >= kStartMs)
        m_absences.record(microseconds(m_tick));
    m_tick.restart();
}

void FrameTimes::addUpdates(double updates)
{
    if (std::isfinite(updates))
        m_updates += updates;
}

void FrameTimes::sampleMemory()
{
    QFile status(QStringLiteral("/proc/self/status"));
    if (!status.open(QIODevice::ReadOnly))
        return;
    for (const QByteArray &line : status.readAll().split('\n')) {
        if (line.startsWith("VmRSS:"))
            m_memory.append(line.mid(6).trimmed().split(' ').first().toLongLong());
    }
}

QByteArray FrameTimes::report() const
{
    std::string text;
    json::Writer writer(text);
    writer.beginObject().member("event", "frame-times").member("seconds", m_sinceStart.elapsed() / 1000);
    writer.name("updatesPerSecond")
        .figure(m_updates * 1000 / static_cast<double>(std::max<qint64>(m_sinceStart.elapsed(), 1)));
    append(writer, "frameMs", m_frames);
    append(writer, "absenceMs", m_absences);
    if (!m_memory.isEmpty()) {
        // What is held is full after a while: from then on nothing may be added.
        writer.name("rssMiB").beginObject();
        for (const auto &[label, place] :
             {std::pair("first", qsizetype{0}), std::pair("quarter", m_memory.size() / 4),
              std::pair("half", m_memory.size() / 2), std::pair("last", m_memory.size() - 1)})
            writer.member(label, m_memory[place] / 1024);
        writer.endObject();
    }
    writer.endObject();
    return QByteArray::fromStdString(text);
}

} // namespace opsroom::app
