import QtQuick
import Opsroom.Theme

/// A share of a whole as a bar, from 0 to 1.
Item {
    id: root

    required property real share
    property color tone: Theme.seriesA

    implicitHeight: 6

    Rectangle {
        anchors.verticalCenter: parent.verticalCenter
        width: parent.width
        height: 6
        radius: 3
        color: Theme.line
    }
    Rectangle {
        anchors.verticalCenter: parent.verticalCenter
        width: root.share > 0 ? Math.max(3, parent.width * Math.min(1, root.share)) : 0
        height: 6
        radius: 3
        color: root.tone
    }
}
