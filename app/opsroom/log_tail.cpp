#include "app/opsroom/log_tail.h"

#include "core/base/log.h"

#include <cstdio>

namespace opsroom::app {

namespace {
constexpr std::chrono::milliseconds kInterval(250);
}

LogTail::LogTail(viewmodels::LogListModel &model) : m_model(model)
{
    log::setSink([this](log::Level, std::string_view line) { take(line); });
    QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [this] { flush(); });
    m_timer.start(kInterval);
}

LogTail::~LogTail()
{
    log::setSink({});
}

void LogTail::take(std::string_view line)
{
    const QByteArray text(line.data(), static_cast<qsizetype>(line.size()));
    const std::lock_guard lock(m_mutex);
    std::fprintf(stderr, "%s\n", text.constData());
    m_waiting.append(text);
    if (m_waiting.size() > kMostWaiting)
        m_waiting.removeFirst();
}

void LogTail::flush()
{
    QByteArrayList lines;
    {
        const std::lock_guard lock(m_mutex);
        lines.swap(m_waiting);
    }
    m_model.append(lines);
}

} // namespace opsroom::app
