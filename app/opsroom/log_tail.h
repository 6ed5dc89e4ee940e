#pragma once

#include "qml/viewmodels/log_list_model.h"

#include <QtCore/QTimer>

#include <mutex>

namespace opsroom::app {

/// Shows the log of this process as it is written, beside standard error.
///
/// Thread: made and destroyed in main, while no other thread of ours runs; lines come from any. Limits: what comes
/// within one interval waits, at most kMostWaiting lines; the oldest give way.
class LogTail
{
public:
    static constexpr qsizetype kMostWaiting = 5'000;

    explicit LogTail(viewmodels::LogListModel &model);
    LogTail(const LogTail &) = delete;
    LogTail &operator=(const LogTail &) = delete;
    ~LogTail();

private:
    void take(std::string_view line);
    void flush();

    viewmodels::LogListModel &m_model;
    std::mutex m_mutex;
    QByteArrayList m_waiting; ///< guarded by m_mutex
    QTimer m_timer;
};

} // namespace opsroom::app
