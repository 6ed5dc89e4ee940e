pragma ComponentBehavior: Bound

import QtQuick
import Opsroom.Controls
import Opsroom.Theme

/// Names and values, one under the other.
ListView {
    id: root

    clip: true
    boundsBehavior: Flickable.StopAtBounds
    activeFocusOnTab: true
    Accessible.role: Accessible.List
    Accessible.name: qsTr("Details")

    delegate: Item {
        id: field

        required property string name
        required property string value
        required property bool isMonospace

        width: root.width
        height: Math.max(28, text.implicitHeight + Metrics.small)
        Accessible.role: Accessible.ListItem
        Accessible.name: name + ": " + value

        PlainText {
            id: label
            width: 112
            height: 28
            text: field.name
            color: Theme.textMuted
            Accessible.ignored: true
        }
        TextEdit {
            id: text
            anchors { left: label.right; right: parent.right; leftMargin: Metrics.small }
            topPadding: 6
            text: field.value
            textFormat: TextEdit.PlainText
            wrapMode: TextEdit.Wrap
            readOnly: true
            selectByMouse: true
            color: Theme.text
            selectionColor: Theme.accent
            selectedTextColor: Theme.accentInk
            font: field.isMonospace ? Typography.figures : Typography.body
            renderType: TextEdit.NativeRendering
            Accessible.ignored: true
        }
        Rectangle {
            anchors.bottom: parent.bottom
            width: parent.width
            height: Metrics.hairline
            color: Theme.line
            opacity: 0.55
        }
    }
}
