import QtQuick
import QtQuick.Layouts
import Opsroom.Theme

/// What is known about the chosen row, beside the list. Escape closes it.
FocusScope {
    id: root

    required property string title
    property string subtitle
    property bool isOpen: false
    default property alias content: body.data

    signal closed()

    implicitWidth: isOpen ? Metrics.panel : 0
    visible: isOpen
    Accessible.role: Accessible.Pane
    Accessible.name: title

    Keys.onEscapePressed: root.closed()

    Rectangle {
        anchors.fill: parent
        color: Theme.surface
        radius: Metrics.radius + 2
        border.width: Metrics.hairline
        border.color: Theme.line
    }

    ColumnLayout {
        anchors.fill: parent
        anchors.margins: Metrics.hairline
        spacing: 0

        RowLayout {
            Layout.fillWidth: true
            Layout.leftMargin: Metrics.large
            Layout.rightMargin: Metrics.tiny
            Layout.preferredHeight: Metrics.topBar
            spacing: Metrics.small

            ColumnLayout {
                spacing: 0
                Layout.fillWidth: true

                PlainText {
                    text: root.title
                    font: Typography.title
                    Layout.fillWidth: true
                }
                PlainText {
                    visible: root.subtitle !== ""
                    text: root.subtitle
                    elide: Text.ElideMiddle
                    color: Theme.textFaint
                    font: Typography.caption
                    Layout.fillWidth: true
                }
            }
            IconButton {
                iconName: "close"
                label: qsTr("Close")
                keys: "Esc"
                onClicked: root.closed()
            }
        }
        Rectangle {
            Layout.fillWidth: true
            Layout.preferredHeight: Metrics.hairline
            color: Theme.line
        }
        Item {
            id: body
            Layout.fillWidth: true
            Layout.fillHeight: true
            clip: true
        }
    }
}
