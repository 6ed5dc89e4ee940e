import QtQuick
import Opsroom.Controls
import Opsroom.Theme
import Opsroom.ViewModels

/// One client of the test bench, and what the last event came to there.
TableRow {
    id: root

    required property TestClientColumns columns
    required property string userId
    required property string tenantId
    required property string role
    required property int state
    required property string stateText
    required property string detail
    required property int received
    required property string verdict
    required property bool hasReceived
    required property bool isFaulty

    signal closeRequested()

    spoken: qsTr("%1 of %2, %3, %4, %5").arg(userId).arg(tenantId).arg(role).arg(stateText).arg(verdict)

    TableCell {
        column: root.columns.user
        text: root.isFaulty ? qsTr("%1 (faults)").arg(root.userId) : root.userId
        color: root.isFaulty ? Theme.high : Theme.text
    }
    TableCell {
        column: root.columns.tenant
        text: root.tenantId
    }
    TableCell {
        column: root.columns.role
        text: root.role
        color: Theme.textMuted
    }
    TableCell {
        column: root.columns.state
        text: root.stateText
        color: root.state === ConnectionViewModel.Connected ? Theme.good
             : root.state === ConnectionViewModel.Refused ? Theme.critical : Theme.textMuted
    }
    TableCell {
        column: root.columns.verdict
        text: root.detail !== "" ? root.detail : root.verdict
        color: root.hasReceived ? Theme.good : Theme.textMuted
    }
    TableSlot {
        column: root.columns.close

        IconButton {
            anchors.verticalCenter: parent.verticalCenter
            iconName: "close"
            label: qsTr("Disconnect %1").arg(root.userId)
            scale: 0.85
            onClicked: root.closeRequested()
        }
    }
}
