#pragma once

#include "qml/viewmodels/latency_track.h"
#include "qml/viewmodels/positional_list_model.h"

#include <QtQml/qqmlregistration.h>

namespace opsroom::viewmodels {

/// The latency of each tenant, the slowest p95 first.
///
/// Thread: main.
class LatencyTenantModel : public PositionalListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Belongs to the latency page")
    Q_PROPERTY(int count READ count NOTIFY countChanged FINAL)

public:
    enum Role {
        TenantIdRole = Qt::UserRole, ///< string "tenantId"
        P50TextRole,                 ///< string "p50Text"
        P95TextRole,                 ///< string "p95Text": "–" below 20 samples
        P99TextRole,                 ///< string "p99Text": "–" below 100 samples
        SamplesTextRole,             ///< string "samplesText"
        ShareRole,                   ///< real "share": p95, of the slowest tenant's
    };
    Q_ENUM(Role)

    explicit LatencyTenantModel(QObject *parent = nullptr) : PositionalListModel(parent) {}

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;
    [[nodiscard]] int count() const { return static_cast<int>(m_rows.size()); }

    void replace(QList<LatencyTrack::TenantFigures> figures);

Q_SIGNALS:
    void countChanged();

private:
    QList<LatencyTrack::TenantFigures> m_rows;
};

} // namespace opsroom::viewmodels
