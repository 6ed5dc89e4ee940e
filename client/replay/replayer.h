#pragma once

#include "client/lib/hub_connection.h"
#include "client/replay/replay_item.h"

#include <QtCore/QElapsedTimer>
#include <QtCore/QList>
#include <QtCore/QObject>
#include <QtCore/QTimer>

namespace opsroom::replay {

/// Publishes items through a connection at a steady rate and counts what the hub says to each.
///
/// Guarantees: items leave in order; none is skipped: a lost connection pauses the replay, and what was not acknowledged
/// is counted as unanswered, not sent again.
/// Thread: that of its event loop. Limits: kMostOpen items without an answer; beyond that it waits.
class Replayer final : public QObject
{
    Q_OBJECT

public:
    static constexpr int kMostOpen = 500;

    struct Progress
    {
        qsizetype total = 0; ///< of one round
        qsizetype sent = 0;  ///< of all rounds
        qsizetype acknowledged = 0;
        qsizetype refused = 0;
        qsizetype unanswered = 0;
        QString firstRefusal;

        [[nodiscard]] qsizetype open() const { return sent - acknowledged - refused - unanswered; }
    };

    Replayer(client::HubConnection &connection, QList<ReplayItem> items, double perSecond, QObject *parent = nullptr);

    /// Begins again at the end, until stopped. The demonstration does.
    void setEndless(bool isEndless) { m_isEndless = isEndless; }
    void start();
    void stop();
    [[nodiscard]] const Progress &progress() const { return m_progress; }

Q_SIGNALS:
    void progressed();
    /// Everything was sent and answered.
    void finished();

private:
    void tick();
    void sendOne();
    void onReply(const client::Reply &reply);

    client::HubConnection &m_connection;
    const QList<ReplayItem> m_items;
    const double m_perSecond;
    bool m_isEndless = false;
    qsizetype m_next = 0;
    double m_credit = 0; ///< items that may be sent now
    QElapsedTimer m_clock;
    QTimer m_timer;
    Progress m_progress;
};

} // namespace opsroom::replay
