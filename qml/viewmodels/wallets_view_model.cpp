#include "qml/viewmodels/wallets_view_model.h"

namespace opsroom::viewmodels {

WalletsViewModel::WalletsViewModel(WalletListModel &model, QObject *parent) : QObject(parent), m_model(model)
{
    m_shown.setSourceModel(&model);
    connect(&model, &WalletListModel::countChanged, this, &WalletsViewModel::countsChanged);
}

void WalletsViewModel::setSearchText(const QString &text)
{
    if (m_searchText == text)
        return;
    m_searchText = text;
    m_shown.setText(text.trimmed());
    Q_EMIT searchTextChanged();
    Q_EMIT countsChanged();
}

void WalletsViewModel::Shown::setText(const QString &text)
{
    m_text = text;
    invalidateFilter();
}

bool WalletsViewModel::Shown::filterAcceptsRow(int row, const QModelIndex &parent) const
{
    if (m_text.isEmpty())
        return true;
    const QModelIndex index = sourceModel()->index(row, 0, parent);
    for (const int role : {WalletListModel::WalletIdRole, WalletListModel::TenantIdRole, WalletListModel::OwnerIdRole})
    {
        if (index.data(role).toString().contains(m_text, Qt::CaseInsensitive))
            return true;
    }
    return false;
}

} // namespace opsroom::viewmodels
