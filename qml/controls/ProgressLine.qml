import QtQuick
import Opsroom.Theme

/// How far something has come, from 0 to 1.
Rectangle {
    id: root

    required property real progress

    implicitHeight: Metrics.tiny
    radius: height / 2
    color: Theme.line
    Accessible.role: Accessible.ProgressBar
    Accessible.name: qsTr("%1 percent").arg(Math.round(progress * 100))

    Rectangle {
        width: parent.width * Math.max(0, Math.min(1, root.progress))
        height: parent.height
        radius: parent.radius
        color: Theme.accent
    }
}
