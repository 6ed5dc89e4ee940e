pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Opsroom.Controls
import Opsroom.Theme
import Opsroom.ViewModels

/// The feed of transactions.
PageFrame {
    id: root

    required property TransactionsViewModel viewModel
    /// Outlives the page where it is given, and so does the choice of columns.
    property TransactionColumns columnSet: TransactionColumns {}

    Binding {
        target: root.columnSet
        property: "extraPath"
        value: root.viewModel.extraPath
    }

    label: qsTr("Transactions")
    isEmpty: viewModel.shownCount === 0
    isFiltered: viewModel.hasReceived
    emptyTitle: viewModel.hasReceived ? qsTr("No transaction passes the filter") : qsTr("No transaction yet")
    emptyText: viewModel.hasReceived ? viewModel.countText : qsTr("Updates appear here as soon as one is published.")
    emptyIcon: viewModel.hasReceived ? "filter" : "transactions"
    emptyAction: viewModel.hasReceived ? qsTr("Clear the filter") : ""
    onEmptyActionTriggered: viewModel.filter.clear()

    Keys.onSpacePressed: root.viewModel.togglePause()
    Keys.onPressed: event => {
        if (event.text === "/") {
            tools.field.forceActiveFocus(Qt.ShortcutFocusReason);
            event.accepted = true;
        } else if (event.key === Qt.Key_J || event.key === Qt.Key_K) {
            table.list.forceActiveFocus(Qt.ShortcutFocusReason);
            table.moveBy(event.key === Qt.Key_J ? 1 : -1);
            event.accepted = true;
        }
    }
    Keys.onEscapePressed: event => {
        event.accepted = root.viewModel.inspector.isOpen || root.viewModel.selectedCount > 0;
        root.viewModel.inspector.close();
        root.viewModel.clearSelection();
    }

    function focusFilter(): void {
        tools.field.forceActiveFocus(Qt.ShortcutFocusReason);
    }

    function openExport(): void {
        exportSheet.open();
    }

    toolbar: TransactionsToolbar {
        id: tools
        width: parent ? parent.width : 0
        viewModel: root.viewModel
        columnSet: root.columnSet
        onExportRequested: root.openExport()
        onSaveRequested: saveSheet.open()
        onAccepted: table.list.forceActiveFocus(Qt.OtherFocusReason)
    }

    Binding {
        target: root.columnSet
        property: "space"
        value: table.width
    }
    ExportSheet {
        id: exportSheet
        viewModel: root.viewModel
    }
    SaveFilterSheet {
        id: saveSheet
        filter: root.viewModel.filter
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
                label: qsTr("Transactions, %1").arg(root.viewModel.countText)
                columns: root.columnSet
                model: root.viewModel.feed
                sortKey: root.viewModel.sortColumn
                isDescending: root.viewModel.isSortDescending
                currentRow: root.viewModel.currentRow
                onSortRequested: key => root.viewModel.sortBy(key)
                onRowRequested: row => root.viewModel.currentRow = row
                onRowActivated: row => root.viewModel.inspect(row)
                onScrolled: isAtTop => {
                    root.viewModel.isFollowing = isAtTop;
                    if (!isAtTop)
                        root.viewModel.isPaused = true;
                }
                onCountChanged: if (root.viewModel.isFollowing) list.positionViewAtBeginning()

                delegate: TransactionRow {
                    width: table.list.width
                    columns: root.columnSet
                    isCurrent: index === root.viewModel.currentRow
                    hasKeyboard: table.hasKeyboard
                    onPressed: modifiers => {
                        table.list.forceActiveFocus(Qt.MouseFocusReason);
                        root.viewModel.currentRow = index;
                        if (modifiers & Qt.ControlModifier)
                            root.viewModel.toggleSelected(index);
                        else if (modifiers & Qt.ShiftModifier)
                            root.viewModel.selectTo(index);
                        else if (root.viewModel.inspector.isOpen)
                            root.viewModel.inspect(index);
                    }
                    onActivated: root.viewModel.inspect(index)
                }
            }
        }
        TransactionPanel {
            inspector: root.viewModel.inspector
            Layout.preferredWidth: implicitWidth
            Layout.maximumWidth: root.width * 0.45
            Layout.fillHeight: true
            onClosed: {
                root.viewModel.inspector.close();
                table.list.forceActiveFocus(Qt.OtherFocusReason);
            }
        }
    }
}
