#include "client/lib/round_trip_probe.h"

#include "core/contract/event_names.h"

#include <QtCore/QElapsedTimer>

namespace opsroom::client {

RoundTripProbe::RoundTripProbe(QObject *parent) : QObject(parent)
{
    connect(&m_timer, &QTimer::timeout, this, &RoundTripProbe::probe);
}

void RoundTripProbe::probe()
{
    if (m_connection == nullptr || !m_connection->isConnected())
        return;
    QElapsedTimer clock;
    clock.start();
    const std::string_view name = contract::command::kPing;
    const QPointer<RoundTripProbe> self(this);
    m_connection->request({name.data(), static_cast<qsizetype>(name.size())}, {}, [self, clock](const Reply &reply) {
        constexpr double kNanosecondsPerMillisecond = 1e6;
        if (self && std::holds_alternative<QByteArray>(reply))
            Q_EMIT self->measured(static_cast<double>(clock.nsecsElapsed()) / kNanosecondsPerMillisecond);
    });
}

} // namespace opsroom::client
