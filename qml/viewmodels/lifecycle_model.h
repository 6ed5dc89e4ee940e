#pragma once

#include <QtCore/QAbstractListModel>
#include <QtQml/qqmlregistration.h>

namespace opsroom::viewmodels {

/// The steps of one transaction, the oldest first.
///
/// Thread: main.
class LifecycleModel : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Belongs to the inspector")
    Q_PROPERTY(int count READ count NOTIFY countChanged FINAL)

public:
    enum Role {
        StatusRole = Qt::UserRole, ///< string "status"
        StatusKindRole,            ///< int "statusKind": TransactionFeedModel.StatusKind
        TimeTextRole,              ///< string "timeText"
        ElapsedTextRole,           ///< string "elapsedText": since the step before, "+1.2 s"; empty for the first
        ByRole,                    ///< string "by": who published it
        IsAnomalyRole,             ///< bool "isAnomaly"
        IsCurrentRole,             ///< bool "isCurrent": the update that is looked at
    };
    Q_ENUM(Role)
    struct Step
    {
        QString status;
        int statusKind = 0;
        QString timeText;
        QString elapsedText;
        QString by;
        bool isAnomaly = false;
        bool isCurrent = false;
    };

    explicit LifecycleModel(QObject *parent = nullptr) : QAbstractListModel(parent) {}

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;
    [[nodiscard]] int count() const { return static_cast<int>(m_steps.size()); }

    void set(const QList<Step> &steps);

Q_SIGNALS:
    void countChanged();

private:
    QList<Step> m_steps;
};

} // namespace opsroom::viewmodels
