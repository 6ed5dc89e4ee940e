import QtQuick
import QtQuick.Templates as T
import Opsroom.Controls
import Opsroom.Theme

/// A payload as it came and as it reads well; it can be selected and copied.
Item {
    id: root

    required property string pretty
    property string raw
    property bool isRaw: false
    property bool hasCopy: true

    signal copyRequested(bool isRaw)

    Row {
        id: tools
        spacing: Metrics.small

        SegmentedControl {
            visible: root.raw !== ""
            label: qsTr("How to show the JSON")
            choices: [qsTr("Pretty"), qsTr("Raw")]
            current: root.isRaw ? 1 : 0
            onChosen: index => root.isRaw = index === 1
        }
        Button {
            visible: root.hasCopy
            iconName: "copy"
            text: qsTr("Copy")
            onClicked: root.copyRequested(root.isRaw)
        }
    }
    Rectangle {
        anchors { left: parent.left; right: parent.right; top: tools.bottom; bottom: parent.bottom; topMargin: Metrics.small }
        color: Theme.sunken
        radius: Metrics.radius
        border.width: Metrics.hairline
        border.color: Theme.line

        Flickable {
            id: flick
            anchors.fill: parent
            anchors.margins: Metrics.small
            contentWidth: root.isRaw ? width : Math.max(width, text.implicitWidth)
            contentHeight: text.implicitHeight
            clip: true
            boundsBehavior: Flickable.StopAtBounds

            T.ScrollBar.vertical: ScrollBar {}
            T.ScrollBar.horizontal: ScrollBar {}

            TextEdit {
                id: text
                width: root.isRaw ? flick.width : implicitWidth
                text: root.isRaw ? root.raw : root.pretty
                textFormat: TextEdit.PlainText
                wrapMode: root.isRaw ? TextEdit.WrapAnywhere : TextEdit.NoWrap
                readOnly: true
                selectByMouse: true
                activeFocusOnTab: true
                color: Theme.text
                selectionColor: Theme.accent
                selectedTextColor: Theme.accentInk
                font: Typography.code
                renderType: TextEdit.NativeRendering
                Accessible.role: Accessible.EditableText
                Accessible.readOnly: true
                Accessible.name: qsTr("JSON")
            }
        }
    }
}
