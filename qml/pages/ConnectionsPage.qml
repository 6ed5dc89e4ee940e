pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Opsroom.Controls
import Opsroom.Theme
import Opsroom.ViewModels

/// Who is connected to the hub, and in which rooms.
PageFrame {
    id: root

    required property ConnectionsViewModel viewModel
    readonly property bool hasClients: viewModel.view === ConnectionsViewModel.Clients
    readonly property bool hasEndings: viewModel.view === ConnectionsViewModel.Endings
    readonly property DataTable table: hasClients ? clientTable : roomTable
    property alias mute: muteSheet
    readonly property bool isSearching: viewModel.searchText !== "" || viewModel.roomText !== ""

    label: qsTr("Connections")
    isEmpty: hasEndings ? viewModel.endings.count === 0 : hasClients ? viewModel.clients.count === 0 : viewModel.rooms.count === 0
    isFiltered: viewModel.isLoaded
    emptyTitle: viewModel.problem !== "" ? qsTr("No list of connections")
                : !viewModel.isLoaded ? qsTr("The hub is asked…")
                : isSearching ? qsTr("Nobody is found") : hasEndings ? qsTr("The hub has not told yet") : hasClients ? qsTr("Nobody is connected") : qsTr("There are no rooms")
    emptyText: viewModel.problem !== "" ? viewModel.problem : viewModel.isLoaded ? viewModel.countText : ""
    emptyIcon: viewModel.problem !== "" ? "problem" : isSearching ? "search" : "connections"
    emptyAction: isSearching ? qsTr("Show everybody") : ""
    onEmptyActionTriggered: {
        viewModel.searchText = "";
        viewModel.showEverybody();
        table.list.forceActiveFocus(Qt.OtherFocusReason);
    }

    // The keyboard goes along with the view.
    onTableChanged: {
        if (root.activeFocus)
            table.list.forceActiveFocus(Qt.OtherFocusReason);
    }
    Component.onCompleted: viewModel.isActive = true
    Component.onDestruction: viewModel.isActive = false

    Keys.onPressed: event => {
        if (event.text === "/") {
            root.focusFilter();
        } else if (event.key === Qt.Key_J || event.key === Qt.Key_K) {
            table.list.forceActiveFocus(Qt.ShortcutFocusReason);
            table.moveBy(event.key === Qt.Key_J ? 1 : -1);
        } else if (event.key === Qt.Key_F5) {
            viewModel.refresh();
        } else if (event.key === Qt.Key_Space && hasClients && viewModel.currentRow >= 0) {
            viewModel.toggleSelected(viewModel.currentRow);
        } else if (event.key === Qt.Key_A && (event.modifiers & Qt.ControlModifier) && hasClients) {
            viewModel.selectShown();
        } else if (event.key === Qt.Key_Delete && viewModel.mayAct && viewModel.targetCount > 0) {
            disconnectSheet.open();
        } else {
            return;
        }
        event.accepted = true;
    }
    Keys.onEscapePressed: event => {
        event.accepted = viewModel.currentRow >= 0 || viewModel.clients.selectedCount > 0;
        viewModel.currentRow = -1;
        viewModel.clearSelection();
    }

    function focusFilter(): void {
        tools.field.forceActiveFocus(Qt.ShortcutFocusReason);
    }

    toolbar: ConnectionsToolbar {
        id: tools
        width: parent ? parent.width : 0
        viewModel: root.viewModel
        onSearchAccepted: root.table.list.forceActiveFocus(Qt.OtherFocusReason)
        onDisconnectRequested: disconnectSheet.open()
        onRevokeRequested: revokeSheet.open()
        onMuteRequested: muteSheet.open()
    }

    RowLayout {
        anchors.fill: parent
        spacing: Metrics.medium

        Card {
            isFlush: true
            Layout.fillWidth: true
            Layout.fillHeight: true

            DataTable {
                id: clientTable
                anchors.fill: parent
                visible: root.hasClients
                focus: true
                label: qsTr("Clients, %1").arg(root.viewModel.countText)
                columns: ConnectionColumns {
                    id: clientColumns
                    space: clientTable.width
                }
                model: root.viewModel.clients
                sortKey: root.viewModel.clients.sort
                isDescending: root.viewModel.clients.isDescending
                currentRow: root.viewModel.currentRow
                onSortRequested: key => root.viewModel.sortBy(key)
                onRowRequested: row => root.viewModel.currentRow = row

                delegate: ConnectionRow {
                    width: clientTable.list.width
                    columns: clientColumns
                    isCurrent: index === root.viewModel.currentRow
                    hasKeyboard: clientTable.hasKeyboard
                    onPressed: modifiers => {
                        clientTable.list.forceActiveFocus(Qt.MouseFocusReason);
                        if (modifiers & Qt.ControlModifier)
                            root.viewModel.toggleSelected(index);
                        else
                            root.viewModel.currentRow = index;
                    }
                }
            }
            EndingList {
                anchors.fill: parent
                visible: root.hasEndings
                endings: root.viewModel.endings
            }
            DataTable {
                id: roomTable
                anchors.fill: parent
                visible: root.viewModel.view === ConnectionsViewModel.Rooms
                label: qsTr("Rooms, %1").arg(root.viewModel.countText)
                columns: RoomColumns {
                    id: roomColumns
                    space: roomTable.width
                }
                model: root.viewModel.rooms
                onRowRequested: row => currentRow = row
                onRowActivated: row => root.viewModel.showRoom(row)
                Keys.onLeftPressed: fold(currentRow, true)
                Keys.onRightPressed: fold(currentRow, false)

                function fold(row: int, isFolded: bool): void {
                    const tenant = root.viewModel.rooms.setFolded(row, isFolded);
                    if (tenant >= 0)
                        currentRow = tenant;
                }

                delegate: RoomRow {
                    width: roomTable.list.width
                    columns: roomColumns
                    isCurrent: index === roomTable.currentRow
                    hasKeyboard: roomTable.hasKeyboard
                    onPressed: {
                        roomTable.list.forceActiveFocus(Qt.MouseFocusReason);
                        roomTable.currentRow = index;
                    }
                    onActivated: root.viewModel.showRoom(index)
                    onFoldRequested: isFolded => roomTable.fold(index, isFolded)
                }
            }
        }
        ConnectionPanel {
            viewModel: root.viewModel
            visible: isOpen && root.hasClients
            Layout.preferredWidth: implicitWidth
            Layout.maximumWidth: root.width * 0.45
            Layout.fillHeight: true
            onClosed: {
                root.viewModel.currentRow = -1;
                clientTable.list.forceActiveFocus(Qt.OtherFocusReason);
            }
            onDisconnectRequested: disconnectSheet.open()
            onRevokeRequested: revokeSheet.open()
            onMuteRequested: muteSheet.open()
        }
    }

    DisconnectSheet {
        id: disconnectSheet
        viewModel: root.viewModel
    }
    MuteClientSheet {
        id: muteSheet
        viewModel: root.viewModel
    }
    RevokeSheet {
        id: revokeSheet
        viewModel: root.viewModel
    }
}
