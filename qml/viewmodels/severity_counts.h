#pragma once

#include "core/contract/severity.h"

#include <QtCore/QObject>
#include <QtQml/qqmlregistration.h>

#include <array>

namespace opsroom::viewmodels {

/// How many open alerts there are of each severity.
///
/// Thread: main.
class SeverityCounts : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Belongs to the alerts")
    Q_PROPERTY(int critical READ critical NOTIFY changed FINAL)
    Q_PROPERTY(int high READ high NOTIFY changed FINAL)
    Q_PROPERTY(int medium READ medium NOTIFY changed FINAL)
    Q_PROPERTY(int low READ low NOTIFY changed FINAL)
    Q_PROPERTY(int info READ info NOTIFY changed FINAL)
    Q_PROPERTY(int total READ total NOTIFY changed FINAL)

public:
    static constexpr std::size_t kSeverities = 5;
    using Counts = std::array<int, kSeverities>;

    explicit SeverityCounts(QObject *parent = nullptr) : QObject(parent) {}

    [[nodiscard]] int of(contract::Severity severity) const { return m_counts[static_cast<std::size_t>(severity)]; }
    [[nodiscard]] int critical() const { return of(contract::Severity::Critical); }
    [[nodiscard]] int high() const { return of(contract::Severity::High); }
    [[nodiscard]] int medium() const { return of(contract::Severity::Medium); }
    [[nodiscard]] int low() const { return of(contract::Severity::Low); }
    [[nodiscard]] int info() const { return of(contract::Severity::Info); }
    [[nodiscard]] int total() const;

    void set(const Counts &counts);

Q_SIGNALS:
    void changed();

private:
    Counts m_counts{};
};

} // namespace opsroom::viewmodels
