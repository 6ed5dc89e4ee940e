import QtQuick
import QtQuick.Layouts
import Opsroom.Controls
import Opsroom.Theme
import Opsroom.ViewModels

/// Clients or rooms, what to search for, and what is chosen.
ColumnLayout {
    id: root

    required property ConnectionsViewModel viewModel
    property alias field: searchField

    signal searchAccepted()
    signal disconnectRequested()
    signal revokeRequested()
    signal muteRequested()

    spacing: Metrics.small

    RowLayout {
        spacing: Metrics.medium
        Layout.fillWidth: true

        SegmentedControl {
            label: qsTr("What to show")
            choices: [qsTr("Clients"), qsTr("Rooms"), qsTr("Endings")]
            current: root.viewModel.view
            onChosen: index => root.viewModel.view = index
        }
        FilterField {
            id: searchField
            visible: root.viewModel.view !== ConnectionsViewModel.Endings
            placeholderText: root.viewModel.view === ConnectionsViewModel.Clients
                             ? qsTr("Filter: tenant:acme role:user rtt>50 queued>0 \"text\"") : qsTr("Search by tenant or name")
            text: root.viewModel.searchText
            error: root.viewModel.searchError
            onTextChanged: root.viewModel.searchText = text
            onAccepted: root.searchAccepted()
            Layout.preferredWidth: 400
            Layout.fillWidth: true
            Layout.maximumWidth: 480
        }
        PlainText {
            text: root.viewModel.view === ConnectionsViewModel.Endings ? qsTr("sessions that ended, in the last five minutes and in all") : root.viewModel.countText
            color: Theme.textFaint
            font: Typography.caption
            Layout.fillWidth: true
            Accessible.role: Accessible.StatusBar
        }
        IconButton {
            iconName: "refresh"
            label: qsTr("Refresh")
            keys: "F5"
            onClicked: root.viewModel.refresh()
        }
    }
    RowLayout {
        visible: root.viewModel.roomText !== "" || root.viewModel.clients.selectedCount > 0 || root.viewModel.message !== ""
        spacing: Metrics.medium
        Layout.fillWidth: true

        Chip {
            visible: root.viewModel.roomText !== ""
            text: qsTr("in %1").arg(root.viewModel.roomText)
            isRemovable: true
            onRemoved: root.viewModel.showEverybody()
        }
        PlainText {
            visible: root.viewModel.clients.selectedCount > 0
            text: qsTr("%1 selected").arg(root.viewModel.clients.selectedCount.toLocaleString(Qt.locale(), "f", 0))
        }
        ConnectionActions {
            visible: root.viewModel.clients.selectedCount > 0
            viewModel: root.viewModel
            onDisconnectRequested: root.disconnectRequested()
            onRevokeRequested: root.revokeRequested()
            onMuteRequested: root.muteRequested()
        }
        Button {
            visible: root.viewModel.clients.selectedCount > 0
            text: qsTr("Clear the selection")
            isQuiet: true
            onClicked: root.viewModel.clearSelection()
        }
        PlainText {
            text: root.viewModel.message
            color: root.viewModel.isRefused ? Theme.critical : Theme.good
            font: Typography.caption
            Layout.fillWidth: true
            Accessible.role: Accessible.AlertMessage
            Accessible.name: text
        }
    }
}
