#pragma once

#include <QtCore/QList>
#include <QtCore/QObject>
#include <QtQml/qqmlregistration.h>

namespace opsroom::viewmodels {

/// Which page is shown, and the way back.
///
/// Thread: main. Limits: kMostSteps steps back.
class NavigationViewModel : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("The console has one")
    Q_PROPERTY(Page page READ page WRITE setPage NOTIFY pageChanged FINAL)
    Q_PROPERTY(bool canGoBack READ canGoBack NOTIFY pageChanged FINAL)

public:
    enum Page {
        Overview,
        Transactions,
        Alerts,
        Wallets,
        Tenants,
        Connections,
        Latency,
        TestBench,
        Hub,
        Traffic,
        Log,
        Settings
    };
    Q_ENUM(Page)
    static constexpr qsizetype kMostSteps = 50;

    explicit NavigationViewModel(QObject *parent = nullptr) : QObject(parent) {}

    [[nodiscard]] Page page() const { return m_page; }
    void setPage(Page page);
    [[nodiscard]] bool canGoBack() const { return !m_steps.isEmpty(); }
    Q_INVOKABLE void goBack();

Q_SIGNALS:
    void pageChanged();

private:
    Page m_page = Overview;
    QList<Page> m_steps;
};

} // namespace opsroom::viewmodels
