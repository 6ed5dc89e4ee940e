pragma ComponentBehavior: Bound

import QtQuick
import Opsroom.Controls
import Opsroom.Theme
import Opsroom.ViewModels

/// The pages at the left; in a narrow window only their icons.
Rectangle {
    id: root

    required property Pages pages
    required property int current
    required property bool isNarrow
    required property WorkspaceViewModel workspace
    property string version

    signal chosen(int index)
    signal hubsRequested()

    implicitWidth: isNarrow ? Metrics.navigationNarrow : Metrics.navigation
    color: Theme.surface
    Accessible.role: Accessible.PageTabList
    Accessible.name: qsTr("Pages")

    Rectangle {
        anchors.right: parent.right
        width: Metrics.hairline
        height: parent.height
        color: Theme.line
    }
    Row {
        id: brand
        x: Metrics.large
        height: Metrics.topBar
        spacing: Metrics.small + 2

        Rectangle {
            anchors.verticalCenter: parent.verticalCenter
            width: 24
            height: 24
            radius: Metrics.radius
            color: Theme.accent

            Icon {
                anchors.centerIn: parent
                name: "brand"
                color: Theme.accentInk
            }
        }
        PlainText {
            anchors.verticalCenter: parent.verticalCenter
            visible: !root.isNarrow
            text: qsTr("Opsroom")
            font: Typography.title
        }
    }
    Column {
        anchors { left: parent.left; right: parent.right; top: brand.bottom; margins: Metrics.small }
        spacing: 2

        Repeater {
            model: root.pages.list

            NavigationItem {
                required property int index
                required property PageEntry modelData

                width: parent ? parent.width : 0
                text: modelData.title
                iconName: modelData.iconName
                keys: index < 9 ? qsTr("Ctrl+%1").arg(index + 1) : ""
                badge: modelData.badge > 999 ? qsTr("999+") : modelData.badge > 0 ? String(modelData.badge) : ""
                badgeTone: modelData.badgeTone
                isNarrow: root.isNarrow
                checked: index === root.current
                onClicked: root.chosen(index)
            }
        }
    }
    HubRail {
        anchors { left: parent.left; right: parent.right; bottom: versionText.top; margins: Metrics.small }
        workspace: root.workspace
        isNarrow: root.isNarrow
        onHubsRequested: root.hubsRequested()
    }
    PlainText {
        id: versionText
        anchors { left: parent.left; bottom: parent.bottom; margins: Metrics.large }
        height: root.isNarrow ? 0 : implicitHeight
        visible: !root.isNarrow
        text: root.version
        font: Typography.caption
        color: Theme.textFaint
    }
}
