#include "qml/viewmodels/ending_list_model.h"

#include <algorithm>
#include <cmath>

namespace opsroom::viewmodels {

namespace {

QString wordsOf(const QString &name)
{
    if (name == QLatin1String("left"))
        return EndingListModel::tr("the client left");
    if (name == QLatin1String("client"))
        return EndingListModel::tr("the client closed");
    if (name == QLatin1String("transport-lost"))
        return EndingListModel::tr("the connection broke");
    if (name == QLatin1String("no-pong"))
        return EndingListModel::tr("no answer to a ping");
    if (name == QLatin1String("protocol-error"))
        return EndingListModel::tr("the client broke the protocol");
    if (name == QLatin1String("slow"))
        return EndingListModel::tr("the client was too slow");
    if (name == QLatin1String("hub"))
        return EndingListModel::tr("the hub closed: token, order, limit");
    return name;
}

bool isTrouble(const QString &name)
{
    return name == QLatin1String("transport-lost") || name == QLatin1String("no-pong")
           || name == QLatin1String("protocol-error") || name == QLatin1String("slow");
}

} // namespace

EndingListModel::EndingListModel(QObject *parent) : QAbstractListModel(parent) {}

EndingListModel::~EndingListModel() = default;

int EndingListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : count();
}

QVariant EndingListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row &row = m_rows[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole:
    case NameRole:
        return wordsOf(row.name);
    case TotalRole:
        return static_cast<double>(row.total);
    case RecentRole: {
        double sum = 0;
        for (const double value : row.history->values())
            sum += std::isfinite(value) ? value : 0;
        return sum;
    }
    case HistoryRole:
        return QVariant::fromValue(row.history.get());
    case IsTroubleRole:
        return isTrouble(row.name);
    default:
        return {};
    }
}

QHash<int, QByteArray> EndingListModel::roleNames() const
{
    return {{NameRole, "name"},
            {TotalRole, "total"},
            {RecentRole, "recent"},
            {HistoryRole, "history"},
            {IsTroubleRole, "isTrouble"}};
}

EndingListModel::Row *EndingListModel::rowOf(const QString &name)
{
    const auto found = std::ranges::find(m_rows, name, &Row::name);
    return found == m_rows.end() ? nullptr : &*found;
}

void EndingListModel::apply(const QList<client::EndingFigure> &endings)
{
    for (const client::EndingFigure &ending : endings) {
        if (Row *row = rowOf(ending.name); row != nullptr) {
            if (ending.total < row->total)
                row->history->appendGap();
            else
                row->history->append(static_cast<double>(ending.total - row->total));
            row->total = ending.total;
        } else if (m_rows.size() < kMostRows) {
            beginInsertRows({}, count(), count());
            m_rows.push_back({ending.name, ending.total, std::make_unique<SampleHistory>(kSamples)});
            endInsertRows();
            Q_EMIT countChanged();
        }
    }
    if (count() > 0)
        Q_EMIT dataChanged(index(0), index(count() - 1));
}

} // namespace opsroom::viewmodels
