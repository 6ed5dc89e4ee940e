#include "app/opsroom/frame_times.h"

#include "core/protocol/json/writer.h"

namespace opsroom::app {

namespace {

constexpr std::chrono::milliseconds kTick(1);
constexpr qint64 kNsPerUs = 1000;

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
        if (m_frame.isValid())
            m_frames.record(microseconds(m_frame));
    });
    connect(&m_timer, &QTimer::timeout, this, &FrameTimes::onTick);
    m_timer.setTimerType(Qt::PreciseTimer);
    m_timer.start(kTick);
    m_sinceStart.start();
    m_tick.start();
}

void FrameTimes::onTick()
{
    m_absences.record(microseconds(m_tick));
    m_tick.restart();
}

QByteArray FrameTimes::report() const
{
    std::string text;
    json::Writer writer(text);
    writer.beginObject().member("event", "frame-times").member("seconds", m_sinceStart.elapsed() / 1000);
    append(writer, "frameMs", m_frames);
    append(writer, "absenceMs", m_absences);
    writer.endObject();
    return QByteArray::fromStdString(text);
}

} // namespace opsroom::app
