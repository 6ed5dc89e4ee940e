pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Opsroom.Controls
import Opsroom.Theme
import Opsroom.ViewModels

/// Wallets that moved, the busiest first.
PageFrame {
    id: root

    required property WalletsViewModel viewModel
    property alias table: table

    signal transactionsRequested(string walletId)

    label: qsTr("Wallets")
    isEmpty: viewModel.shownCount === 0
    isFiltered: viewModel.totalCount > 0
    emptyTitle: viewModel.totalCount > 0 ? qsTr("No wallet of that name") : qsTr("No wallet has moved yet")
    emptyText: viewModel.totalCount > 0 ? qsTr("%1 in all").arg(viewModel.totalCount.toLocaleString(Qt.locale(), "f", 0))
                                        : qsTr("Wallets appear here with their first update.")
    emptyIcon: viewModel.totalCount > 0 ? "search" : "wallets"
    emptyAction: viewModel.totalCount > 0 ? qsTr("Clear the search") : ""
    onEmptyActionTriggered: viewModel.searchText = ""

    Keys.onPressed: event => {
        if (event.text === "/") {
            root.focusFilter();
            event.accepted = true;
        } else if (event.key === Qt.Key_J || event.key === Qt.Key_K) {
            table.list.forceActiveFocus(Qt.ShortcutFocusReason);
            table.moveBy(event.key === Qt.Key_J ? 1 : -1);
            event.accepted = true;
        }
    }

    function focusFilter(): void {
        searchField.forceActiveFocus(Qt.ShortcutFocusReason);
    }

    toolbar: RowLayout {
        width: parent ? parent.width : 0
        spacing: Metrics.medium

        FilterField {
            id: searchField
            placeholderText: qsTr("Search by wallet, owner or tenant")
            text: root.viewModel.searchText
            onTextChanged: root.viewModel.searchText = text
            onAccepted: table.list.forceActiveFocus(Qt.OtherFocusReason)
            Layout.preferredWidth: 360
        }
        PlainText {
            text: qsTr("%1 of %2").arg(root.viewModel.shownCount.toLocaleString(Qt.locale(), "f", 0))
                                  .arg(root.viewModel.totalCount.toLocaleString(Qt.locale(), "f", 0))
            color: Theme.textFaint
            font: Typography.caption
            Layout.fillWidth: true
            Accessible.role: Accessible.StatusBar
        }
    }

    Card {
        anchors.fill: parent
        isFlush: true

        DataTable {
            id: table
            anchors.fill: parent
            focus: true
            label: qsTr("Wallets")
            columns: WalletColumns {
                id: columnSet
                space: table.width
            }
            model: root.viewModel.wallets
            onRowRequested: row => currentRow = row
            onRowActivated: row => list.itemAtIndex(row)?.activated()

            delegate: WalletRow {
                width: table.list.width
                columns: columnSet
                isCurrent: index === table.currentRow
                hasKeyboard: table.hasKeyboard
                onPressed: {
                    table.list.forceActiveFocus(Qt.MouseFocusReason);
                    table.currentRow = index;
                }
                onActivated: root.transactionsRequested(walletId)
            }
        }
    }
}
