#pragma once

#include "qml/viewmodels/wallet_list_model.h"

#include <QtCore/QObject>
#include <QtCore/QSortFilterProxyModel>

namespace opsroom::viewmodels {

/// The page of wallets: all of them, filtered by a piece of an id.
///
/// Thread: main.
class WalletsViewModel final : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("The console has one")
    Q_PROPERTY(QAbstractItemModel *wallets READ wallets CONSTANT FINAL)
    Q_PROPERTY(QString searchText READ searchText WRITE setSearchText NOTIFY searchTextChanged FINAL)
    Q_PROPERTY(int shownCount READ shownCount NOTIFY countsChanged FINAL)
    Q_PROPERTY(int totalCount READ totalCount NOTIFY countsChanged FINAL)

public:
    WalletsViewModel(WalletListModel &model, QObject *parent = nullptr);

    [[nodiscard]] QAbstractItemModel *wallets() { return &m_shown; }
    [[nodiscard]] QString searchText() const { return m_searchText; }
    void setSearchText(const QString &text);
    [[nodiscard]] int shownCount() const { return m_shown.rowCount(); }
    [[nodiscard]] int totalCount() const { return m_model.count(); }

Q_SIGNALS:
    void searchTextChanged();
    void countsChanged();

private:
    class Shown final : public QSortFilterProxyModel
    {
    public:
        void setText(const QString &text);

    protected:
        [[nodiscard]] bool filterAcceptsRow(int row, const QModelIndex &parent) const override;

    private:
        QString m_text;
    };

    WalletListModel &m_model;
    Shown m_shown;
    QString m_searchText;
};

} // namespace opsroom::viewmodels
