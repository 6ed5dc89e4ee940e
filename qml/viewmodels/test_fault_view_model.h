#pragma once

#include "qml/viewmodels/test_bench_view_model.h"

#include <QtCore/QObject>
#include <QtQml/qqmlregistration.h>

namespace opsroom::viewmodels {

/// The fault desk: what goes wrong at the client that is chosen.
///
/// Thread: main. Ownership: the bench outlives it.
class TestFaultViewModel final : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Belongs to the test bench")
    Q_PROPERTY(int row READ row WRITE setRow NOTIFY rowChanged FINAL)
    Q_PROPERTY(bool hasClient READ hasClient NOTIFY changed FINAL)
    Q_PROPERTY(bool isOutside READ isOutside NOTIFY changed FINAL)
    Q_PROPERTY(QString client READ client NOTIFY changed FINAL)
    Q_PROPERTY(int delay READ delay NOTIFY changed FINAL)
    Q_PROPERTY(int drop READ drop NOTIFY changed FINAL)
    Q_PROPERTY(int duplicate READ duplicate NOTIFY changed FINAL)
    Q_PROPERTY(int reorder READ reorder NOTIFY changed FINAL)
    Q_PROPERTY(bool isTokenExpired READ isTokenExpired NOTIFY changed FINAL)
    Q_PROPERTY(QString countsText READ countsText NOTIFY changed FINAL)
    Q_PROPERTY(QList<QString> delays READ delays CONSTANT FINAL)
    Q_PROPERTY(QList<QString> shares READ shares CONSTANT FINAL)
    Q_PROPERTY(QList<QString> closeCodes READ closeCodes CONSTANT FINAL)

public:
    explicit TestFaultViewModel(TestBenchViewModel &bench, QObject *parent = nullptr);

    /// Of the client among the bench's; -1: none.
    [[nodiscard]] int row() const { return m_row; }
    void setRow(int row);
    [[nodiscard]] bool hasClient() const { return m_row >= 0 && m_row < m_clients.count(); }
    [[nodiscard]] bool isOutside() const { return hasClient() && m_clients.at(m_row).isOutside(); }
    [[nodiscard]] QString client() const { return hasClient() ? m_clients.at(m_row).key() : QString(); }
    /// Places among delays() and shares(); -1: something in between.
    [[nodiscard]] int delay() const;
    [[nodiscard]] int drop() const { return placeOf(plan().drop); }
    [[nodiscard]] int duplicate() const { return placeOf(plan().duplicate); }
    [[nodiscard]] int reorder() const { return placeOf(plan().reorder); }
    [[nodiscard]] bool isTokenExpired() const;
    /// "120 passed, 4 dropped, 1 duplicated, 0 reordered"
    [[nodiscard]] QString countsText() const;
    [[nodiscard]] QStringList delays() const;
    [[nodiscard]] QStringList shares() const;
    /// "3008 slow"; 1006 is a cut without a word.
    [[nodiscard]] QStringList closeCodes() const;

    Q_INVOKABLE void chooseDelay(int place);
    Q_INVOKABLE void chooseDrop(int place);
    Q_INVOKABLE void chooseDuplicate(int place);
    Q_INVOKABLE void chooseReorder(int place);
    Q_INVOKABLE void closeWith(int place);
    Q_INVOKABLE void expireToken() { m_bench.expireToken(m_row); }
    Q_INVOKABLE void renewToken() { m_bench.renewToken(m_row); }
    Q_INVOKABLE void clear() { apply({}); }

Q_SIGNALS:
    void rowChanged();
    void changed();

private:
    [[nodiscard]] fault::FaultPlan plan() const;
    [[nodiscard]] static int placeOf(int share);
    void apply(const fault::FaultPlan &plan);

    TestBenchViewModel &m_bench;
    TestClientModel &m_clients;
    int m_row = -1;
};

} // namespace opsroom::viewmodels
