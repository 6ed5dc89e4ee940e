pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import Opsroom.Controls
import Opsroom.ViewModels

/// The deliveries of each tenant, the slowest first; one of them can be looked at alone.
ListView {
    id: root

    required property LatencyViewModel viewModel

    signal chosen(string tenantId)

    model: viewModel.tenants
    clip: true
    reuseItems: true
    activeFocusOnTab: true
    boundsBehavior: Flickable.StopAtBounds
    Accessible.role: Accessible.List
    Accessible.name: qsTr("Latency by tenant")
    Keys.onReturnPressed: if (currentItem) root.chosen((currentItem as LatencyTenantRow).tenantId)
    Keys.onEnterPressed: if (currentItem) root.chosen((currentItem as LatencyTenantRow).tenantId)

    Component.onCompleted: root.viewModel.hasTenants = true
    Component.onDestruction: root.viewModel.hasTenants = false

    T.ScrollBar.vertical: ScrollBar {}

    delegate: LatencyTenantRow {
        width: root.width
        isCurrent: ListView.isCurrentItem && root.activeFocus
        onClicked: root.chosen(tenantId)
    }
}
