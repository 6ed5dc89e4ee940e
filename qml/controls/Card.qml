import QtQuick
import QtQuick.Layouts
import Opsroom.Theme

/// A surface with a title; what it holds fills the rest.
Rectangle {
    id: root

    property string title
    property string note
    property bool isFlush: false
    default property alias content: body.data
    property alias actions: actionRow.data

    color: Theme.surface
    radius: Metrics.radius + 2
    border.width: Metrics.hairline
    border.color: Theme.line
    Accessible.role: Accessible.Grouping
    Accessible.name: title

    RowLayout {
        id: head
        visible: root.title !== ""
        anchors { left: parent.left; right: parent.right; top: parent.top }
        anchors.leftMargin: Metrics.large
        anchors.rightMargin: Metrics.small
        height: visible ? 40 : 0
        spacing: Metrics.small

        PlainText {
            text: root.title
            font: Typography.title
        }
        PlainText {
            text: root.note
            color: Theme.textFaint
            font: Typography.caption
            Layout.fillWidth: true
        }
        Row {
            id: actionRow
            spacing: Metrics.tiny
        }
    }
    Item {
        id: body
        anchors { left: parent.left; right: parent.right; top: head.bottom; bottom: parent.bottom }
        anchors.margins: root.isFlush ? Metrics.hairline : Metrics.large
        anchors.topMargin: root.title !== "" ? 0 : root.isFlush ? Metrics.hairline : Metrics.large
        clip: true
    }
}
