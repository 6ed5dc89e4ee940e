#include "client/replay/replayer.h"

#include <QtCore/QPointer>

#include <algorithm>

namespace opsroom::replay {

namespace {
constexpr std::chrono::milliseconds kTick{5};
constexpr double kMostCredit = 200; ///< after a pause the rate is kept, not caught up with
} // namespace

Replayer::Replayer(client::HubConnection &connection, QList<ReplayItem> items, double perSecond, QObject *parent)
    : QObject(parent), m_connection(connection), m_items(std::move(items)), m_perSecond(perSecond)
{
    m_progress.total = m_items.size();
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, &Replayer::tick);
}

void Replayer::start()
{
    m_clock.start();
    m_timer.start(kTick);
}

void Replayer::stop()
{
    m_timer.stop();
}

void Replayer::tick()
{
    const double elapsed = static_cast<double>(m_clock.nsecsElapsed()) / 1e9;
    m_clock.restart();
    if (!m_connection.isConnected())
        return;
    m_credit = std::min(m_credit + elapsed * m_perSecond, kMostCredit);
    while (m_credit >= 1 && m_next < m_items.size() && m_progress.open() < kMostOpen) {
        m_credit -= 1;
        sendOne();
    }
    Q_EMIT progressed();
    if (m_next >= m_items.size() && m_progress.open() == 0) {
        stop();
        Q_EMIT finished();
    }
}

void Replayer::sendOne()
{
    const ReplayItem &item = m_items[m_next++];
    if (m_isEndless && m_next == m_items.size())
        m_next = 0;
    ++m_progress.sent;
    const QPointer<Replayer> self(this);
    m_connection.request(item.event, item.json, [self](const client::Reply &reply) {
        if (self)
            self->onReply(reply);
    });
}

void Replayer::onReply(const client::Reply &reply)
{
    const auto *error = std::get_if<client::RequestError>(&reply);
    if (error == nullptr) {
        ++m_progress.acknowledged;
    } else if (error->kind == client::RequestError::Kind::Refused) {
        ++m_progress.refused;
        if (m_progress.firstRefusal.isEmpty())
            m_progress.firstRefusal = QStringLiteral("%1 %2").arg(error->code).arg(error->message);
    } else {
        ++m_progress.unanswered;
    }
}

} // namespace opsroom::replay
