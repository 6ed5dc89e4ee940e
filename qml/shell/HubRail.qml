pragma ComponentBehavior: Bound

import QtQuick
import Opsroom.Controls
import Opsroom.Theme
import Opsroom.ViewModels

/// The hubs that are open, with their states and what waits at each; one click brings a hub to the front.
Column {
    id: root

    required property WorkspaceViewModel workspace
    required property bool isNarrow

    signal hubsRequested()

    spacing: 2

    Rectangle {
        width: root.width
        height: Metrics.hairline
        color: Theme.line
    }
    Item {
        width: root.width
        height: Metrics.control

        PlainText {
            x: Metrics.medium
            anchors.verticalCenter: parent.verticalCenter
            visible: !root.isNarrow
            text: qsTr("Hubs")
            color: Theme.textMuted
            font: Typography.caption
        }
        IconButton {
            anchors { right: parent.right; verticalCenter: parent.verticalCenter }
            iconName: "plus"
            label: qsTr("Hubs and captures")
            keys: "Ctrl+H"
            onClicked: root.hubsRequested()
        }
    }
    Repeater {
        model: root.workspace.sessions

        HubRailEntry {
            width: root.width
            isNarrow: root.isNarrow
            checked: index === root.workspace.currentIndex
            onClicked: root.workspace.currentIndex = index
            onCloseRequested: root.workspace.close(index)
        }
    }
}
