import QtQuick
import Opsroom.Controls
import Opsroom.Theme

/// A stroke of a line's colour, its name, and perhaps its value.
Row {
    id: root

    required property string name
    required property color tone
    property string value

    spacing: Metrics.small
    Accessible.role: Accessible.StaticText
    Accessible.name: value === "" ? name : name + " " + value

    Rectangle {
        anchors.verticalCenter: parent.verticalCenter
        width: 12
        height: 3
        radius: 1.5
        color: root.tone
    }
    PlainText {
        anchors.verticalCenter: parent.verticalCenter
        text: root.name
        font: Typography.caption
        color: Theme.textMuted
        Accessible.ignored: true
    }
    PlainText {
        anchors.verticalCenter: parent.verticalCenter
        visible: root.value !== ""
        text: root.value
        font: Typography.figures
        Accessible.ignored: true
    }
}
