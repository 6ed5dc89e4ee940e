#pragma once

#include "client/lib/hub_connection.h"

#include <QtCore/QObject>
#include <QtCore/QPointer>
#include <QtCore/QTimer>

#include <string_view>

namespace opsroom::client {

/// Base of the typed streams: picks one event off a connection and hands its values over in batches.
///
/// Thread: that of its event loop. A stream outlives reconnections; it may be given another connection at any time.
/// Limits: what arrived within one interval (50 ms) waits, at most kMostWaiting values; the oldest give way and count as
/// dropped.
class UpdateStream : public QObject
{
    Q_OBJECT
    Q_PROPERTY(
        opsroom::client::HubConnection *connection READ connection WRITE setConnection NOTIFY connectionChanged FINAL)
    Q_PROPERTY(quint64 received READ received NOTIFY countsChanged FINAL)
    Q_PROPERTY(quint64 malformed READ malformed NOTIFY countsChanged FINAL)

public:
    static constexpr qsizetype kMostWaiting = 100'000;

    /// Hands over what waits, before the interval is over.
    void flushNow();
    [[nodiscard]] HubConnection *connection() const { return m_connection; }
    void setConnection(HubConnection *connection);
    [[nodiscard]] quint64 received() const { return m_received; }
    /// Events that could not be read: the hub and this library disagree about the contract.
    [[nodiscard]] quint64 malformed() const { return m_malformed; }
    [[nodiscard]] quint64 dropped() const { return m_dropped; }

Q_SIGNALS:
    void connectionChanged();
    void countsChanged();

protected:
    UpdateStream(std::string_view event, QObject *parent);

    /// Reads one event into the waiting batch. \returns false if it is malformed.
    virtual bool read(const HubEvent &event) = 0;
    /// Hands over the batch.
    virtual void flush() = 0;
    void countDropped(quint64 values) { m_dropped += values; }

private:
    void onEvent(const HubEvent &event);

    const QLatin1StringView m_event;
    QPointer<HubConnection> m_connection;
    QTimer m_flush;
    bool m_isWaiting = false; ///< something is to be handed over
    quint64 m_received = 0;
    quint64 m_malformed = 0;
    quint64 m_dropped = 0;
};

/// The batch of a typed stream.
template <class Value>
class UpdateBatch
{
public:
    /// \returns how many had to give way.
    quint64 add(Value value)
    {
        m_values.append(std::move(value));
        if (m_values.size() <= UpdateStream::kMostWaiting)
            return 0;
        m_values.removeFirst();
        return 1;
    }
    [[nodiscard]] QList<Value> take() { return std::exchange(m_values, {}); }

private:
    QList<Value> m_values;
};

} // namespace opsroom::client
