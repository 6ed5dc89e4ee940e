import QtQuick
import Opsroom.Controls
import Opsroom.Pages
import Opsroom.Theme

/// One saved hub.
Rectangle {
    id: root

    required property int index
    required property string name
    required property string url
    required property int environment
    required property string badge
    required property bool isCurrent

    signal openRequested()
    signal editRequested()
    signal removeRequested()

    implicitHeight: 48
    radius: Metrics.radius
    color: isCurrent ? Theme.selected : mouse.containsMouse ? Theme.hover : "transparent"
    Accessible.role: Accessible.ListItem
    Accessible.name: qsTr("Hub %1 at %2").arg(name).arg(url)

    MouseArea {
        id: mouse
        anchors.fill: parent
        hoverEnabled: true
        onDoubleClicked: root.openRequested()
        onClicked: root.ListView.view.currentIndex = root.index
    }
    Column {
        anchors { left: parent.left; right: buttons.left; verticalCenter: parent.verticalCenter }
        anchors.margins: Metrics.small
        spacing: 2

        Row {
            spacing: Metrics.small

            PlainText {
                text: root.name
                font: Typography.strong
                width: Math.min(implicitWidth, 300)
            }
            EnvironmentBadge {
                environment: root.environment
                text: root.badge
            }
        }
        PlainText {
            width: parent.width
            text: root.url
            color: Theme.textMuted
            font: Typography.caption
            elide: Text.ElideMiddle
        }
    }
    Row {
        id: buttons
        anchors { right: parent.right; rightMargin: Metrics.medium; verticalCenter: parent.verticalCenter }
        spacing: Metrics.tiny

        IconButton {
            iconName: "edit"
            label: qsTr("Change %1").arg(root.name)
            onClicked: root.editRequested()
        }
        IconButton {
            iconName: "trash"
            label: qsTr("Remove %1").arg(root.name)
            onClicked: root.removeRequested()
        }
        Button {
            text: qsTr("Open")
            onClicked: root.openRequested()
        }
    }
}
