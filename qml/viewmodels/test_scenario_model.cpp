#include "qml/viewmodels/test_scenario_model.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>

namespace opsroom::viewmodels {

namespace {

constexpr int kVersion = 1;

/// What is to come of a step.
QString expectationOf(const TestStep &step)
{
    if (step.action == TestStep::Action::Connect)
        return step.isRefused ? TestScenarioModel::tr("is refused") : QString();
    if (step.action != TestStep::Action::Send)
        return {};
    if (step.isRefused)
        return TestScenarioModel::tr("is refused");
    return step.receivers.isEmpty()
               ? TestScenarioModel::tr("reaches nobody")
               : TestScenarioModel::tr("reaches %1").arg(step.receivers.join(QStringLiteral(", ")));
}

} // namespace

int TestScenarioModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : count();
}

QVariant TestScenarioModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const Row &row = m_rows[index.row()];
    switch (role) {
    case Qt::DisplayRole:
    case TextRole:
        return row.step.text();
    case StateRole:
        return row.state;
    case DetailRole:
        return row.detail.isEmpty() ? expectationOf(row.step) : row.detail;
    }
    return {};
}

QHash<int, QByteArray> TestScenarioModel::roleNames() const
{
    return {{TextRole, "text"}, {StateRole, "state"}, {DetailRole, "detail"}};
}

void TestScenarioModel::clear()
{
    beginResetModel();
    m_rows.clear();
    endResetModel();
    Q_EMIT countChanged();
}

void TestScenarioModel::append(const TestStep &step)
{
    beginInsertRows({}, count(), count());
    m_rows.append({step, Open, {}});
    endInsertRows();
    Q_EMIT countChanged();
}

void TestScenarioModel::replace(int row, const TestStep &step)
{
    m_rows[row].step = step;
    Q_EMIT dataChanged(index(row), index(row));
}

void TestScenarioModel::removeAt(int row)
{
    if (row < 0 || row >= count())
        return;
    beginRemoveRows({}, row, row);
    m_rows.removeAt(row);
    endRemoveRows();
    Q_EMIT countChanged();
}

void TestScenarioModel::setState(int row, State state, const QString &detail)
{
    m_rows[row].state = state;
    m_rows[row].detail = detail;
    Q_EMIT dataChanged(index(row), index(row));
}

void TestScenarioModel::reset()
{
    for (int row = 0; row < count(); ++row)
        setState(row, Open);
}

QByteArray TestScenarioModel::json() const
{
    QJsonArray steps;
    for (const Row &row : m_rows)
        steps.append(row.step.toJson());
    return QJsonDocument(QJsonObject{{QStringLiteral("scenario"), kVersion}, {QStringLiteral("steps"), steps}})
        .toJson();
}

Result<void> TestScenarioModel::read(const QByteArray &json)
{
    const QJsonObject object = QJsonDocument::fromJson(json).object();
    if (object.value(QLatin1StringView("scenario")).toInt() != kVersion)
        return Failure(Error(ErrorCode::BadRequest, tr("this is no scenario").toStdString()));
    const QJsonArray steps = object.value(QLatin1StringView("steps")).toArray();
    if (steps.size() > kMostSteps)
        return Failure(Error(ErrorCode::BadRequest, tr("more than %1 steps").arg(kMostSteps).toStdString()));
    QList<Row> rows;
    for (const auto &value : steps) {
        const auto step = TestStep::fromJson(value.toObject());
        if (!step)
            return Failure(Error(ErrorCode::BadRequest, tr("step %1 is none").arg(rows.size() + 1).toStdString()));
        rows.append({*step, Open, {}});
    }
    beginResetModel();
    m_rows = std::move(rows);
    endResetModel();
    Q_EMIT countChanged();
    return {};
}

} // namespace opsroom::viewmodels
