#include "qml/viewmodels/room_list_model.h"

#include "qml/viewmodels/words.h"

#include <algorithm>

namespace opsroom::viewmodels {

namespace {

int placeOf(const QString &kind)
{
    return kind == QLatin1String("tenant") ? 0 : kind == QLatin1String("channel") ? 1 : 2;
}

bool isTenant(const client::RoomInfo &room)
{
    return placeOf(room.kind) == 0;
}

} // namespace

int RoomListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : count();
}

QVariant RoomListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const client::RoomInfo &room = m_shown[index.row()];
    switch (role) {
    case Qt::DisplayRole:
        return wordsOf(room);
    case TenantIdRole:
        return room.tenantId.isEmpty() ? tr("all tenants") : shownText(room.tenantId);
    case KindRole:
        return placeOf(room.kind) == 0 ? tr("tenant") : placeOf(room.kind) == 1 ? tr("channel") : tr("user");
    case NameRole:
        return shownText(room.name);
    case MembersRole:
        return room.members;
    case IsTenantRole:
        return isTenant(room);
    case IsFoldedRole:
        return isTenant(room) && m_folded.contains(room.tenantId);
    case ChildCountRole:
        return isTenant(room) ? m_childCounts.value(room.tenantId) : 0;
    case ShareRole:
        return m_largest == 0 ? 0.0 : static_cast<double>(room.members) / m_largest;
    default:
        return {};
    }
}

QHash<int, QByteArray> RoomListModel::roleNames() const
{
    return {{TenantIdRole, "tenantId"}, {KindRole, "kind"},
            {NameRole, "name"},         {MembersRole, "members"},
            {ShareRole, "share"},       {IsTenantRole, "isTenant"},
            {IsFoldedRole, "isFolded"}, {ChildCountRole, "childCount"}};
}

QString RoomListModel::wordsOf(const client::RoomInfo &room)
{
    const QString tenant = room.tenantId.isEmpty() ? tr("all tenants") : shownText(room.tenantId);
    return room.name.isEmpty() ? tenant : tenant + QStringLiteral(" · ") + shownText(room.name);
}

void RoomListModel::replace(QList<client::RoomInfo> rooms)
{
    m_all = std::move(rooms);
    m_largest = 0;
    m_childCounts.clear();
    for (const client::RoomInfo &room : std::as_const(m_all)) {
        m_largest = std::max(m_largest, room.members);
        if (!isTenant(room))
            ++m_childCounts[room.tenantId];
    }
    std::ranges::sort(m_all, [](const client::RoomInfo &left, const client::RoomInfo &right) {
        return std::tuple(left.tenantId, placeOf(left.kind), -left.members, left.name)
               < std::tuple(right.tenantId, placeOf(right.kind), -right.members, right.name);
    });
    show();
}

void RoomListModel::setText(const QString &text)
{
    m_text = text.trimmed();
    show();
}

int RoomListModel::setFolded(int row, bool isFolded)
{
    if (row < 0 || row >= count())
        return -1;
    const QString tenant = m_shown[row].tenantId;
    if (isFolded)
        m_folded.insert(tenant);
    else
        m_folded.remove(tenant);
    show();
    const auto own = std::ranges::find_if(
        m_shown, [&tenant](const client::RoomInfo &room) { return room.tenantId == tenant && isTenant(room); });
    return own == m_shown.end() ? -1 : static_cast<int>(own - m_shown.begin());
}

void RoomListModel::show()
{
    QList<client::RoomInfo> shown;
    std::copy_if(m_all.begin(), m_all.end(), std::back_inserter(shown), [this](const client::RoomInfo &room) {
        if (m_text.isEmpty())
            return isTenant(room) || !m_folded.contains(room.tenantId);
        return room.tenantId.contains(m_text, Qt::CaseInsensitive) || room.name.contains(m_text, Qt::CaseInsensitive);
    });
    if (replaceRows(m_shown, std::move(shown)))
        Q_EMIT countChanged();
}

} // namespace opsroom::viewmodels
