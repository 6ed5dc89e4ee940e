import QtQuick
import Opsroom.Controls
import Opsroom.Theme

/// One room and how many are in it.
TableRow {
    id: root

    required property RoomColumns columns
    required property string tenantId
    required property string kind
    required property string name
    required property int members
    required property real share
    required property bool isTenant
    required property bool isFolded
    required property int childCount

    signal foldRequested(bool isFolded)

    spoken: childCount === 0 ? qsTr("%1, %2 %3: %4 members").arg(tenantId).arg(kind).arg(name).arg(members)
                             : isFolded ? qsTr("%1, %2 members, %n room(s) folded", "", childCount).arg(tenantId).arg(members)
                                        : qsTr("%1, %2 members, %n room(s) below", "", childCount).arg(tenantId).arg(members)

    TableSlot {
        column: root.columns.tenant

        IconButton {
            id: fold
            anchors.verticalCenter: parent.verticalCenter
            visible: root.childCount > 0
            width: Metrics.controlSmall
            height: Metrics.controlSmall
            focusPolicy: Qt.NoFocus
            iconName: root.isFolded ? "chevron-right" : "chevron-down"
            label: root.isFolded ? qsTr("Unfold %1").arg(root.tenantId) : qsTr("Fold %1").arg(root.tenantId)
            keys: root.isFolded ? qsTr("Right") : qsTr("Left")
            onClicked: root.foldRequested(!root.isFolded)
        }
        PlainText {
            anchors { left: parent.left; right: parent.right; verticalCenter: parent.verticalCenter }
            anchors.leftMargin: Metrics.controlSmall + Metrics.tiny
            anchors.rightMargin: Metrics.small
            text: root.tenantId
            font: root.isTenant ? Typography.strong : Typography.body
            color: root.isTenant ? Theme.text : Theme.textFaint
            elide: Text.ElideRight
            Accessible.ignored: true
        }
    }
    TableCell {
        column: root.columns.kind
        text: root.kind
        color: Theme.textMuted
    }
    TableCell {
        column: root.columns.name
        text: root.name !== "" ? root.name
            : root.childCount > 0 ? qsTr("everybody, %n room(s) below", "", root.childCount) : qsTr("everybody")
        color: root.name === "" ? Theme.textFaint : Theme.text
    }
    TableCell {
        column: root.columns.members
        text: root.members.toLocaleString(Qt.locale(), "f", 0)
        isFigures: true
    }
    TableSlot {
        column: root.columns.share

        ShareBar {
            anchors.fill: parent
            anchors.leftMargin: Metrics.small
            anchors.rightMargin: Metrics.small
            share: root.share
        }
    }
}
