pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Opsroom.Controls
import Opsroom.Theme
import Opsroom.ViewModels

/// Compliance alerts, the gravest first.
PageFrame {
    id: root

    required property AlertsViewModel viewModel

    label: qsTr("Alerts")
    isEmpty: viewModel.shownCount === 0
    isFiltered: viewModel.totalCount > 0
    emptyTitle: viewModel.totalCount > 0 ? qsTr("No alert passes the filter") : qsTr("No alerts")
    emptyText: viewModel.totalCount > 0 ? viewModel.countText : qsTr("Nothing has been raised since the console was started.")
    emptyIcon: viewModel.totalCount > 0 ? "filter" : "shield"
    emptyAction: viewModel.totalCount > 0 ? qsTr("Clear the filter") : ""
    onEmptyActionTriggered: viewModel.filter.clear()

    Keys.onPressed: event => {
        if (event.text === "/") {
            root.focusFilter();
            event.accepted = true;
            return;
        }
        switch (event.modifiers === Qt.NoModifier ? event.key : 0) {
        case Qt.Key_J:
        case Qt.Key_K:
            table.list.forceActiveFocus(Qt.ShortcutFocusReason);
            table.moveBy(event.key === Qt.Key_J ? 1 : -1);
            break;
        case Qt.Key_A:
            panel.actions.acknowledge();
            break;
        case Qt.Key_S:
            panel.actions.shelve();
            break;
        case Qt.Key_G:
            root.viewModel.handling.assignToMe();
            break;
        case Qt.Key_N:
            panel.actions.note();
            break;
        default:
            return;
        }
        event.accepted = true;
    }
    Keys.onEscapePressed: event => {
        event.accepted = root.viewModel.currentRow >= 0;
        root.viewModel.currentRow = -1;
    }

    function placeOf(token: string): int {
        return tools.placeOf(token);
    }

    function focusFilter(): void {
        tools.field.forceActiveFocus(Qt.ShortcutFocusReason);
    }

    toolbar: AlertsToolbar {
        id: tools
        width: parent ? parent.width : 0
        viewModel: root.viewModel
        onFilterAccepted: table.list.forceActiveFocus(Qt.OtherFocusReason)
        onBulkRequested: bulkSheet.open()
    }

    RowLayout {
        anchors.fill: parent
        spacing: Metrics.medium

        Card {
            isFlush: true
            Layout.fillWidth: true
            Layout.fillHeight: true

            DataTable {
                id: table
                anchors.fill: parent
                focus: true
                label: qsTr("Alerts, %1").arg(root.viewModel.countText)
                columns: AlertColumns {
                    id: columnSet
                    space: table.width
                }
                model: root.viewModel.alerts
                currentRow: root.viewModel.currentRow
                onRowRequested: row => root.viewModel.currentRow = row
                onRowActivated: row => list.itemAtIndex(row)?.activated()

                delegate: AlertRow {
                    width: table.list.width
                    columns: columnSet
                    isCurrent: index === root.viewModel.currentRow
                    hasKeyboard: table.hasKeyboard
                    onPressed: {
                        table.list.forceActiveFocus(Qt.MouseFocusReason);
                        root.viewModel.currentRow = index;
                    }
                    onActivated: {
                        if (groupCount > 1)
                            root.viewModel.openGroup(index);
                    }
                }
            }
        }
        AlertPanel {
            id: panel
            viewModel: root.viewModel
            Layout.preferredWidth: implicitWidth
            Layout.maximumWidth: root.width * 0.45
            Layout.fillHeight: true
            onClosed: {
                root.viewModel.currentRow = -1;
                table.list.forceActiveFocus(Qt.OtherFocusReason);
            }
        }
    }

    BulkAcknowledgeSheet {
        id: bulkSheet
        viewModel: root.viewModel
    }
}
