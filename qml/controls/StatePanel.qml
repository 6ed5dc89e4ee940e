import QtQuick
import Opsroom.Controls
import Opsroom.Theme

/// What a page says when it has nothing to show: still loading, nothing there, nothing found, or an error.
Item {
    id: root

    enum Kind { Empty, Loading, Error }

    required property int kind
    required property string title
    property string text
    property string iconName: kind === StatePanel.Error ? "problem" : "inbox"
    property string action

    signal actionTriggered()

    Accessible.role: kind === StatePanel.Error ? Accessible.AlertMessage : Accessible.StaticText
    Accessible.name: title + ". " + text

    Column {
        anchors.centerIn: parent
        width: Math.min(parent.width - 2 * Metrics.large, Metrics.panel)
        spacing: Metrics.small

        Rectangle {
            anchors.horizontalCenter: parent.horizontalCenter
            width: 40
            height: 40
            radius: 20
            color: Theme.wash(icon.color, 0.12)
            visible: root.kind !== StatePanel.Loading && root.height > 160

            Icon {
                id: icon
                anchors.centerIn: parent
                name: root.iconName
                width: 20
                height: 20
                color: root.kind === StatePanel.Error ? Theme.critical : Theme.textFaint
            }
        }
        BusyDots {
            anchors.horizontalCenter: parent.horizontalCenter
            visible: root.kind === StatePanel.Loading
        }
        PlainText {
            width: parent.width
            text: root.title
            font: Typography.title
            horizontalAlignment: Text.AlignHCenter
            wrapMode: Text.Wrap
            Accessible.ignored: true
        }
        PlainText {
            width: parent.width
            visible: root.text !== ""
            text: root.text
            color: Theme.textMuted
            horizontalAlignment: Text.AlignHCenter
            wrapMode: Text.Wrap
            Accessible.ignored: true
        }
        Button {
            anchors.horizontalCenter: parent.horizontalCenter
            visible: root.action !== ""
            text: root.action
            onClicked: root.actionTriggered()
        }
    }
}
