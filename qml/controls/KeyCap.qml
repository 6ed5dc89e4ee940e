import QtQuick
import Opsroom.Theme

/// A key as it looks on the keyboard.
Rectangle {
    id: root

    required property string text

    implicitWidth: Math.max(implicitHeight, label.implicitWidth + Metrics.medium)
    implicitHeight: 22
    radius: Metrics.radiusSmall
    color: Theme.sunken
    border.width: Metrics.hairline
    border.color: Theme.lineStrong

    PlainText {
        id: label
        anchors.centerIn: parent
        text: root.text
        font: Typography.figures
        color: Theme.textMuted
    }
}
