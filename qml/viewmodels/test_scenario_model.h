#pragma once

#include "core/base/result.h"
#include "qml/viewmodels/test_step.h"

#include <QtCore/QAbstractListModel>
#include <QtQml/qqmlregistration.h>

namespace opsroom::viewmodels {

/// The steps of a scenario, and how each went when it was run last.
///
/// Thread: main. Limits: kMostSteps.
class TestScenarioModel : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Belongs to the test bench")
    Q_PROPERTY(int count READ count NOTIFY countChanged FINAL)

public:
    enum Role {
        TextRole = Qt::UserRole, ///< string "text"
        StateRole,               ///< int "state": State
        DetailRole,              ///< string "detail": what is expected, or why it has failed
    };
    Q_ENUM(Role)
    enum State { Open, Running, Passed, Failed };
    Q_ENUM(State)
    static constexpr qsizetype kMostSteps = 500;

    explicit TestScenarioModel(QObject *parent = nullptr) : QAbstractListModel(parent) {}

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;
    [[nodiscard]] int count() const { return static_cast<int>(m_rows.size()); }
    [[nodiscard]] bool isFull() const { return m_rows.size() >= kMostSteps; }
    /// Precondition: 0 <= row < count().
    [[nodiscard]] const TestStep &at(int row) const { return m_rows[row].step; }

    void clear();
    /// Precondition: not isFull().
    void append(const TestStep &step);
    void replace(int row, const TestStep &step);
    void removeAt(int row);
    void setState(int row, State state, const QString &detail = {});
    /// All open again.
    void reset();

    /// A file of JSON: `{"scenario": 1, "steps": [...]}`.
    [[nodiscard]] QByteArray json() const;
    /// \returns BadRequest, with the number of the step, for what is no scenario; nothing has changed then.
    [[nodiscard]] Result<void> read(const QByteArray &json);

Q_SIGNALS:
    void countChanged();

private:
    struct Row
    {
        TestStep step;
        State state = Open;
        QString detail;
    };
    QList<Row> m_rows;
};

} // namespace opsroom::viewmodels
