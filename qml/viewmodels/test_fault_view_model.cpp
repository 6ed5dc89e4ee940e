#include "qml/viewmodels/test_fault_view_model.h"

#include "core/contract/close_code.h"
#include "qml/viewmodels/words.h"

#include <algorithm>
#include <array>

namespace opsroom::viewmodels {

namespace {

constexpr std::array kDelays{0, 50, 250, 1000, 5000};
constexpr std::array kShares{0, 5, 25, 50, 100};
/// What clients have to cope with: the WebSocket protocol's own, and those of the hub that call for different answers.
constexpr std::array kCloseCodes{1001, 1006, 1012, 3001, 3005, 3008, 3011, 3500, 3503, 3523};

template <class Places>
int placeIn(const Places &places, int value)
{
    const auto found = std::ranges::find(places, value);
    return found == places.end() ? -1 : static_cast<int>(found - places.begin());
}

template <class Places>
bool isPlace(const Places &places, int place)
{
    return place >= 0 && place < static_cast<int>(places.size());
}

} // namespace

TestFaultViewModel::TestFaultViewModel(TestBenchViewModel &bench, QObject *parent)
    : QObject(parent), m_bench(bench), m_clients(*bench.clients())
{
    connect(&m_clients, &TestClientModel::dataChanged, this, [this](const QModelIndex &from, const QModelIndex &to) {
        if (m_row >= from.row() && m_row <= to.row())
            Q_EMIT changed();
    });
    connect(&m_clients, &TestClientModel::countChanged, this, &TestFaultViewModel::changed);
}

void TestFaultViewModel::setRow(int row)
{
    if (m_row == row)
        return;
    m_row = row;
    Q_EMIT rowChanged();
    Q_EMIT changed();
}

fault::FaultPlan TestFaultViewModel::plan() const
{
    return hasClient() ? m_clients.at(m_row).faults.plan() : fault::FaultPlan();
}

int TestFaultViewModel::placeOf(int share)
{
    return placeIn(kShares, share);
}

int TestFaultViewModel::delay() const
{
    return placeIn(kDelays, static_cast<int>(plan().delay.count()));
}

bool TestFaultViewModel::isTokenExpired() const
{
    return hasClient() && !m_clients.at(m_row).expiredToken.isEmpty();
}

QString TestFaultViewModel::countsText() const
{
    if (!hasClient())
        return {};
    const fault::FaultLine::Counts &counts = m_clients.at(m_row).faults.counts();
    const auto words = [](std::uint64_t count) { return countWords(static_cast<qint64>(count)); };
    return tr("%1 passed, %2 dropped, %3 duplicated, %4 reordered")
        .arg(words(counts.passed), words(counts.dropped), words(counts.duplicated), words(counts.reordered));
}

QStringList TestFaultViewModel::delays() const
{
    QStringList texts{tr("none")};
    for (std::size_t i = 1; i < kDelays.size(); ++i)
        texts.append(kDelays[i] < 1000 ? tr("%1 ms").arg(kDelays[i]) : tr("%1 s").arg(kDelays[i] / 1000));
    return texts;
}

QStringList TestFaultViewModel::shares() const
{
    QStringList texts{tr("none")};
    for (std::size_t i = 1; i < kShares.size(); ++i)
        texts.append(tr("%1 %").arg(kShares[i]));
    return texts;
}

QStringList TestFaultViewModel::closeCodes() const
{
    QStringList texts;
    for (const int code : kCloseCodes) {
        const std::string_view reason = contract::reasonOf(static_cast<contract::CloseCode>(code));
        QString text = QString::fromLatin1(reason.data(), static_cast<qsizetype>(reason.size()));
        if (code == 1001)
            text = tr("going away");
        else if (code == 1006)
            text = tr("cut off");
        else if (code == 1012)
            text = tr("service restart");
        texts.append(QStringLiteral("%1 %2").arg(code).arg(text));
    }
    return texts;
}

void TestFaultViewModel::apply(const fault::FaultPlan &plan)
{
    m_bench.setFaults(m_row, static_cast<int>(plan.delay.count()), plan.drop, plan.duplicate, plan.reorder);
}

void TestFaultViewModel::chooseDelay(int place)
{
    fault::FaultPlan next = plan();
    if (!isPlace(kDelays, place))
        return;
    next.delay = std::chrono::milliseconds(kDelays[static_cast<std::size_t>(place)]);
    apply(next);
}

void TestFaultViewModel::chooseDrop(int place)
{
    fault::FaultPlan next = plan();
    if (!isPlace(kShares, place))
        return;
    next.drop = kShares[static_cast<std::size_t>(place)];
    apply(next);
}

void TestFaultViewModel::chooseDuplicate(int place)
{
    fault::FaultPlan next = plan();
    if (!isPlace(kShares, place))
        return;
    next.duplicate = kShares[static_cast<std::size_t>(place)];
    apply(next);
}

void TestFaultViewModel::chooseReorder(int place)
{
    fault::FaultPlan next = plan();
    if (!isPlace(kShares, place))
        return;
    next.reorder = kShares[static_cast<std::size_t>(place)];
    apply(next);
}

void TestFaultViewModel::closeWith(int place)
{
    if (isPlace(kCloseCodes, place))
        m_bench.closeClient(m_row, kCloseCodes[static_cast<std::size_t>(place)]);
}

} // namespace opsroom::viewmodels
