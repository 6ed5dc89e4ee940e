#pragma once

namespace opsroom::app {

/// Sends what Qt and QML have to say to our log, as the categories "qt" and "qml".
///
/// Thread: made and destroyed in main; messages come from any.
class QtLog
{
public:
    QtLog();
    QtLog(const QtLog &) = delete;
    QtLog &operator=(const QtLog &) = delete;
    ~QtLog();

    /// Warnings and worse so far.
    [[nodiscard]] static int warnings();
};

} // namespace opsroom::app
