#pragma once

#include <QtCore/QAbstractListModel>
#include <QtQml/qqmlregistration.h>

#include <deque>

namespace opsroom::viewmodels {

/// What the clients of the test bench received, the newest first.
///
/// Thread: main. Limits: the newest kMostRows.
class TestReceivedModel : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Belongs to the test bench")
    Q_PROPERTY(int count READ count NOTIFY countChanged FINAL)

public:
    enum Role {
        TimeTextRole = Qt::UserRole, ///< string "timeText"
        ClientRole,                  ///< string "client": user and tenant
        EventRole,                   ///< string "event"
        TextRole,                    ///< string "text": the event's JSON, in one line, cut
    };
    Q_ENUM(Role)
    static constexpr int kMostRows = 500;
    struct Row
    {
        QString timeText;
        QString client;
        QString event;
        QString text;
    };

    explicit TestReceivedModel(QObject *parent = nullptr) : QAbstractListModel(parent) {}

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;
    [[nodiscard]] int count() const { return static_cast<int>(m_rows.size()); }

    void add(Row row);
    Q_INVOKABLE void clear();

Q_SIGNALS:
    void countChanged();

private:
    std::deque<Row> m_rows;
};

} // namespace opsroom::viewmodels
