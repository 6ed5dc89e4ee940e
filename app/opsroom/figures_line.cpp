#include "app/opsroom/figures_line.h"

#include <cstdio>
#include <unistd.h>

namespace opsroom::app {

FiguresLine::FiguresLine(node::Node &node) : m_node(node), m_isTerminal(::isatty(STDERR_FILENO) == 1)
{
    m_clock.start();
    QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [this] { draw(); });
    m_timer.start(std::chrono::seconds(1));
}

FiguresLine::~FiguresLine()
{
    if (m_isTerminal)
        std::fputc('\n', stderr);
}

void FiguresLine::draw()
{
    const auto stats = m_node.api().getConnectionStats();
    if (!stats)
        return;
    const hub::HubCounters &counters = m_node.counters();
    const double seconds = static_cast<double>(m_clock.restart()) / 1000.0;
    const std::uint64_t publications = counters.publications;
    const std::uint64_t deliveries = counters.deliveries;
    const Histogram latency = counters.publishToWrite.snapshot();
    Histogram window = latency;
    window.subtract(m_latency);

    std::fprintf(stderr,
                 "%s%llu connections  %llu users  %llu tenants  %.0f publications/s  %.0f deliveries/s"
                 "  p99 %.2f ms%s",
                 m_isTerminal ? "\r\x1b[K" : "", static_cast<unsigned long long>(stats->totalConnections),
                 static_cast<unsigned long long>(stats->uniqueUsers),
                 static_cast<unsigned long long>(stats->activeTenants),
                 static_cast<double>(publications - m_publications) / seconds,
                 static_cast<double>(deliveries - m_deliveries) / seconds,
                 static_cast<double>(window.percentile(99)) / 1000.0, m_isTerminal ? "" : "\n");
    std::fflush(stderr);
    m_publications = publications;
    m_deliveries = deliveries;
    m_latency = latency;
}

} // namespace opsroom::app
