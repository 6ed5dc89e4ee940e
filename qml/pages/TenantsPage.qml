pragma ComponentBehavior: Bound

import QtQuick
import Opsroom.Controls
import Opsroom.ViewModels

/// The tenants of the hub, those with most connections first.
PageFrame {
    id: root

    required property TenantListModel tenants

    signal transactionsRequested(string tenantId)

    label: qsTr("Tenants")
    isEmpty: tenants.count === 0
    emptyTitle: tenants.isLoaded ? qsTr("No tenant is connected") : qsTr("No figures yet")
    emptyText: tenants.isLoaded ? qsTr("A tenant appears here with its first connection.")
                                : qsTr("The hub sends its figures every few seconds.")
    emptyIcon: "tenants"

    Keys.onPressed: event => {
        if (event.key === Qt.Key_J || event.key === Qt.Key_K) {
            table.list.forceActiveFocus(Qt.ShortcutFocusReason);
            table.moveBy(event.key === Qt.Key_J ? 1 : -1);
            event.accepted = true;
        }
    }

    Card {
        anchors.fill: parent
        isFlush: true

        DataTable {
            id: table
            anchors.fill: parent
            focus: true
            label: qsTr("Tenants")
            columns: TenantColumns {
                id: columnSet
                space: table.width
            }
            model: root.tenants
            onRowRequested: row => currentRow = row
            onRowActivated: row => list.itemAtIndex(row)?.activated()

            delegate: TenantRow {
                width: table.list.width
                columns: columnSet
                isCurrent: index === table.currentRow
                hasKeyboard: table.hasKeyboard
                onPressed: {
                    table.list.forceActiveFocus(Qt.MouseFocusReason);
                    table.currentRow = index;
                }
                onActivated: root.transactionsRequested(tenantId)
            }
        }
    }
}
