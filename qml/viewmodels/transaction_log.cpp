#include "qml/viewmodels/transaction_log.h"

#include "core/contract/transaction_status.h"

#include <algorithm>

namespace opsroom::viewmodels {

namespace {

bool isAllowed(const QString &from, const QString &to)
{
    const auto before = contract::transactionStatusOf(from.toStdString());
    const auto after = contract::transactionStatusOf(to.toStdString());
    return !before || !after || contract::isAllowedTransition(*before, *after);
}

} // namespace

QString TransactionLog::keyOf(const client::TransactionUpdate &update)
{
    return update.tenantId + u'\n' + update.transactionId;
}

quint64 TransactionLog::append(client::TransactionUpdate update)
{
    const quint64 number = end();
    const QString key = keyOf(update);
    const auto latest = m_latest.constFind(key);
    const bool isAnomaly = latest != m_latest.constEnd() && !isAllowed(at(*latest).update.status, update.status);
    m_latest.insert(key, number);
    m_bytes += update.json.size();
    m_entries.push_back({std::move(update), isAnomaly});
    return number;
}

quint64 TransactionLog::firstWithinLimits() const
{
    quint64 first = size() > m_capacity ? end() - static_cast<quint64>(m_capacity) : m_first;
    qsizetype bytes = m_bytes;
    for (quint64 number = m_first; number < first; ++number)
        bytes -= at(number).update.json.size();
    for (; bytes > kMostBytes && first < end(); ++first)
        bytes -= at(first).update.json.size();
    return first;
}

void TransactionLog::trim()
{
    for (const quint64 first = firstWithinLimits(); m_first < first; ++m_first) {
        const client::TransactionUpdate &oldest = m_entries.front().update;
        const auto latest = m_latest.constFind(keyOf(oldest));
        if (latest != m_latest.constEnd() && *latest == m_first)
            m_latest.erase(latest);
        m_bytes -= oldest.json.size();
        m_entries.pop_front();
    }
}

QList<quint64> TransactionLog::lifecycleOf(quint64 number) const
{
    QList<quint64> numbers;
    if (!contains(number))
        return numbers;
    const client::TransactionUpdate &wanted = at(number).update;
    for (quint64 other = m_first; other < end(); ++other) {
        const client::TransactionUpdate &update = at(other).update;
        if (update.transactionId == wanted.transactionId && update.tenantId == wanted.tenantId)
            numbers.append(other);
    }
    return numbers;
}

} // namespace opsroom::viewmodels
