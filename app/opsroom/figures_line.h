#pragma once

#include "server/node/node.h"

#include <QtCore/QElapsedTimer>
#include <QtCore/QTimer>

namespace opsroom::app {

/// Draws the hub's figures once a second: over one line on a terminal, line by line elsewhere.
///
/// Thread: that of its event loop.
class FiguresLine
{
public:
    explicit FiguresLine(node::Node &node);
    ~FiguresLine();

private:
    void draw();

    node::Node &m_node;
    const bool m_isTerminal;
    QTimer m_timer;
    QElapsedTimer m_clock;
    std::uint64_t m_publications = 0;
    std::uint64_t m_deliveries = 0;
    Histogram m_latency;
};

} // namespace opsroom::app
