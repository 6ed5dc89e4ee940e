#include "qml/viewmodels/sample_history.h"

#include <cmath>
#include <limits>

namespace opsroom::viewmodels {

namespace {
constexpr double kGap = std::numeric_limits<double>::quiet_NaN();
}

SampleHistory::SampleHistory(int capacity, QObject *parent) : QObject(parent), m_capacity(capacity) {}

void SampleHistory::append(double value)
{
    if (m_values.size() >= m_capacity)
        m_values.removeFirst();
    m_values.append(value);
    Q_EMIT changed();
}

void SampleHistory::appendGap()
{
    append(kGap);
}

void SampleHistory::replace(QList<double> values, double stepSeconds, double endMs)
{
    if (values.size() > m_capacity)
        values.remove(0, values.size() - m_capacity);
    m_values = std::move(values);
    m_stepSeconds = stepSeconds;
    m_endMs = endMs;
    Q_EMIT changed();
}

void SampleHistory::clear()
{
    if (m_values.isEmpty())
        return;
    m_values.clear();
    Q_EMIT changed();
}

double SampleHistory::minimum() const
{
    double least = kGap;
    for (const double value : m_values)
        least = std::fmin(least, value);
    return std::isnan(least) ? 0 : least;
}

double SampleHistory::maximum() const
{
    double most = kGap;
    for (const double value : m_values)
        most = std::fmax(most, value);
    return std::isnan(most) ? 0 : most;
}

double SampleHistory::last() const
{
    return m_values.isEmpty() ? kGap : m_values.last();
}

double SampleHistory::valueAt(int index) const
{
    return index >= 0 && index < m_values.size() ? m_values[index] : kGap;
}

} // namespace opsroom::viewmodels
