#pragma once

#include "client/lib/updates.h"

#include <QtCore/QHash>
#include <QtCore/QList>

#include <deque>

namespace opsroom::viewmodels {

/// A transaction's update as the log keeps it.
struct TransactionEntry
{
    client::TransactionUpdate update;
    bool isAnomaly = false; ///< its status does not follow from the one before
};

/// The newest updates of transactions, numbered as they arrived.
///
/// Thread: main. Limits: capacity() updates, and kMostBytes of their JSON; the oldest give way.
class TransactionLog
{
public:
    static constexpr qsizetype kMostBytes = 256 * 1024 * 1024;

    explicit TransactionLog(qsizetype capacity) : m_capacity(capacity) {}

    /// \returns its number.
    quint64 append(client::TransactionUpdate update);
    /// Lets those before firstWithinLimits() go.
    void trim();
    /// The oldest that the limits leave room for.
    [[nodiscard]] quint64 firstWithinLimits() const;
    void setCapacity(qsizetype capacity) { m_capacity = capacity; }

    [[nodiscard]] qsizetype capacity() const { return m_capacity; }
    [[nodiscard]] qsizetype size() const { return static_cast<qsizetype>(m_entries.size()); }
    [[nodiscard]] quint64 first() const { return m_first; }
    /// One past the newest.
    [[nodiscard]] quint64 end() const { return m_first + m_entries.size(); }
    [[nodiscard]] bool contains(quint64 number) const { return number >= m_first && number < end(); }
    /// Precondition: contains(number).
    [[nodiscard]] const TransactionEntry &at(quint64 number) const { return m_entries[number - m_first]; }
    /// All updates of that transaction that are still here, the oldest first.
    [[nodiscard]] QList<quint64> lifecycleOf(quint64 number) const;

private:
    [[nodiscard]] static QString keyOf(const client::TransactionUpdate &update);

    qsizetype m_capacity;
    quint64 m_first = 0;
    qsizetype m_bytes = 0;
    std::deque<TransactionEntry> m_entries;
    QHash<QString, quint64> m_latest; ///< newest update of each transaction
};

} // namespace opsroom::viewmodels
