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

    spoken: qsTr("%1, %2 %3: %4 members").arg(tenantId).arg(kind).arg(name).arg(members)

    TableCell {
        column: root.columns.tenant
        text: root.tenantId
    }
    TableCell {
        column: root.columns.kind
        text: root.kind
        color: Theme.textMuted
    }
    TableCell {
        column: root.columns.name
        text: root.name === "" ? qsTr("everybody") : root.name
        color: root.name === "" ? Theme.textFaint : Theme.text
    }
    TableCell {
        column: root.columns.members
        text: root.members.toLocaleString(Qt.locale(), "f", 0)
        isFigures: true
    }
    Item {
        width: root.columns.share.width
        height: parent.height

        ShareBar {
            anchors.fill: parent
            anchors.leftMargin: Metrics.small
            anchors.rightMargin: Metrics.small
            share: root.share
        }
    }
}
