import QtQuick
import QtQuick.Layouts
import Opsroom.Controls
import Opsroom.Theme

/// What everybody has to know now, over the whole width, with what can be done about it.
Rectangle {
    id: root

    required property string text
    required property string iconName
    required property color tone
    property string action
    property string detail
    property bool isDismissable: false

    signal actionTriggered()
    signal dismissed()

    implicitHeight: Metrics.control + Metrics.small
    color: Theme.wash(tone, Theme.isHighContrast ? 0 : 0.13)
    clip: true

    Accessible.role: Accessible.AlertMessage
    Accessible.name: detail === "" ? text : text + ". " + detail

    Rectangle {
        anchors.bottom: parent.bottom
        width: parent.width
        height: Metrics.hairline
        color: Theme.wash(root.tone, 0.5)
    }

    RowLayout {
        anchors.fill: parent
        anchors.leftMargin: Metrics.large
        anchors.rightMargin: Metrics.small
        spacing: Metrics.small

        Icon {
            name: root.iconName
            color: root.tone
            Layout.preferredWidth: Metrics.icon
            Layout.preferredHeight: Metrics.icon
        }
        PlainText {
            text: root.text
            font: Typography.strong
            Layout.maximumWidth: implicitWidth + 1
            Layout.fillWidth: true
        }
        PlainText {
            text: root.detail
            color: Theme.textMuted
            Layout.fillWidth: true
        }
        Button {
            visible: root.action !== ""
            implicitHeight: Metrics.controlSmall + Metrics.tiny
            text: root.action
            onClicked: root.actionTriggered()
        }
        IconButton {
            visible: root.isDismissable
            iconName: "close"
            label: qsTr("Dismiss")
            onClicked: root.dismissed()
        }
    }
}
