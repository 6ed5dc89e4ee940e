#pragma once

#include <QtCore/QObject>
#include <QtCore/QSocketNotifier>

namespace opsroom::transport_qt {

/// Wakes the event loop of the thread it lives in from any other thread.
///
/// An eventfd instead of a queued call: calls that come together are one wake-up, and no object of ours crosses the
/// thread border inside Qt, where ThreadSanitizer cannot see the hand-over.
/// Thread: lives in the loop's thread; wake() from any.
class Wakeup final : public QObject
{
    Q_OBJECT

public:
    explicit Wakeup(QObject *parent = nullptr);
    ~Wakeup() override;

    void wake() const;

Q_SIGNALS:
    void woken();

private:
    void drain();

    int m_descriptor;
    QSocketNotifier m_notifier;
};

} // namespace opsroom::transport_qt
