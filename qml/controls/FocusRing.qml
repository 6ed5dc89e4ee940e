import QtQuick
import Opsroom.Theme

/// The ring around what has the keyboard.
Rectangle {
    anchors.fill: parent
    anchors.margins: -Metrics.focusWidth
    radius: Metrics.radius + Metrics.focusWidth
    color: "transparent"
    border.color: Theme.focus
    border.width: Metrics.focusWidth
    z: 1
}
