import QtQuick
import Opsroom.Controls
import Opsroom.Theme
import Opsroom.ViewModels

/// What can be done about the clients that are selected, or the one that is looked at.
Flow {
    id: root

    required property ConnectionsViewModel viewModel

    signal disconnectRequested()
    signal revokeRequested()
    signal muteRequested()

    spacing: Metrics.small

    Button {
        visible: root.viewModel.mayAct
        enabled: root.viewModel.targetCount > 0 && !root.viewModel.isBusy
        iconName: "offline"
        text: root.viewModel.targetCount > 1 ? qsTr("Disconnect %1…").arg(root.viewModel.targetCount) : qsTr("Disconnect…")
        isDanger: true
        hint: qsTr("Delete")
        onClicked: root.disconnectRequested()
    }
    Button {
        visible: root.viewModel.mayAct
        enabled: root.viewModel.targetCount > 0 && !root.viewModel.isBusy
        iconName: "muted"
        text: root.viewModel.hasMutedTarget ? qsTr("Unmute") : qsTr("Mute…")
        hint: qsTr("It receives, and changes nothing")
        onClicked: root.viewModel.hasMutedTarget ? root.viewModel.muteTargets(0, "") : root.muteRequested()
    }
    Button {
        visible: root.viewModel.mayRevoke
        enabled: root.viewModel.targetCount > 0 && !root.viewModel.isBusy
        iconName: "shield"
        text: qsTr("Revoke tokens…")
        isDanger: true
        onClicked: root.revokeRequested()
    }
}
