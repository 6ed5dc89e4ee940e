import QtQuick
import Opsroom.Theme

/// A short word or count on a wash of its colour.
Rectangle {
    id: root

    required property string text
    property color tone: Theme.textMuted
    property bool isSolid: false

    implicitWidth: Math.max(implicitHeight, label.implicitWidth + 2 * Metrics.small)
    implicitHeight: 20
    radius: Metrics.radiusSmall
    color: isSolid ? tone : Theme.wash(tone, Theme.isHighContrast ? 0 : 0.14)
    border.width: Theme.isHighContrast ? Metrics.hairline : 0
    border.color: tone

    PlainText {
        id: label
        anchors.centerIn: parent
        width: Math.min(implicitWidth, root.width - Metrics.small)
        text: root.text
        color: root.isSolid ? Theme.inkOn(root.tone) : root.tone
        font: Typography.caption
        horizontalAlignment: Text.AlignHCenter
    }
}
