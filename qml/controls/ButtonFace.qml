import QtQuick
import Opsroom.Controls
import Opsroom.Theme

/// Icon and words of a button, in its middle.
Item {
    id: root

    required property string text
    required property string iconName
    required property color ink

    implicitWidth: row.implicitWidth
    implicitHeight: row.implicitHeight

    Row {
        id: row
        anchors.centerIn: parent
        spacing: Metrics.small

        Icon {
            anchors.verticalCenter: parent.verticalCenter
            visible: root.iconName !== ""
            name: root.iconName
            color: root.ink
            width: Metrics.icon
            height: Metrics.icon
        }
        PlainText {
            anchors.verticalCenter: parent.verticalCenter
            text: root.text
            color: root.ink
            Accessible.ignored: true
        }
    }
}
