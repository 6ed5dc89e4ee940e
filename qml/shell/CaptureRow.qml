import QtQuick
import Opsroom.Controls
import Opsroom.Theme

/// One capture in the list of those that were recorded.
Rectangle {
    id: root

    required property int index
    required property string modelData
    required property bool isCurrent

    signal openRequested()

    implicitHeight: 36
    radius: Metrics.radius
    color: isCurrent ? Theme.selected : mouse.containsMouse ? Theme.hover : "transparent"
    Accessible.role: Accessible.ListItem
    Accessible.name: modelData

    MouseArea {
        id: mouse
        anchors.fill: parent
        hoverEnabled: true
        onDoubleClicked: root.openRequested()
    }
    PlainText {
        anchors { left: parent.left; right: play.left; verticalCenter: parent.verticalCenter }
        anchors.margins: Metrics.small
        text: root.modelData.substring(root.modelData.lastIndexOf("/") + 1)
        elide: Text.ElideMiddle
    }
    IconButton {
        id: play
        anchors { right: parent.right; rightMargin: Metrics.small; verticalCenter: parent.verticalCenter }
        iconName: "play"
        label: qsTr("Play %1").arg(root.modelData.substring(root.modelData.lastIndexOf("/") + 1))
        onClicked: root.openRequested()
    }
}
