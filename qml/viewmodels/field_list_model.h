#pragma once

#include <QtCore/QAbstractListModel>
#include <QtQml/qqmlregistration.h>

namespace opsroom::viewmodels {

/// Names and values of one thing that is looked at, in order.
///
/// Thread: main.
class FieldListModel : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Belongs to an inspector")

public:
    enum Role {
        NameRole = Qt::UserRole, ///< string "name"
        ValueRole,               ///< string "value": plain text from the network
        IsMonospaceRole,         ///< bool "isMonospace": an id or a number
    };
    Q_ENUM(Role)
    struct Field
    {
        QString name;
        QString value;
        bool isMonospace = false;
    };

    explicit FieldListModel(QObject *parent = nullptr) : QAbstractListModel(parent) {}

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

    /// Fields without a value are left out.
    void set(const QList<Field> &fields);

private:
    QList<Field> m_fields;
};

} // namespace opsroom::viewmodels
