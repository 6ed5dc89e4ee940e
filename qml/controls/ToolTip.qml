import QtQuick
import QtQuick.Templates as T
import Opsroom.Theme

/// A word about what is under the pointer, with its key if it has one.
T.ToolTip {
    id: root

    property string keys

    x: parent ? (parent.width - implicitWidth) / 2 : 0
    y: parent ? parent.height + Metrics.tiny : 0
    margins: Metrics.tiny
    padding: Metrics.small
    delay: 500
    implicitWidth: Math.min(implicitContentWidth, Metrics.panel) + leftPadding + rightPadding
    implicitHeight: implicitContentHeight + topPadding + bottomPadding
    closePolicy: T.Popup.CloseOnEscape | T.Popup.CloseOnPressOutsideParent

    contentItem: Row {
        spacing: Metrics.small

        PlainText {
            text: root.text
            font: Typography.caption
        }
        PlainText {
            visible: root.keys !== ""
            text: root.keys
            font: Typography.figures
            color: Theme.textFaint
        }
    }

    background: Rectangle {
        color: Theme.raised
        radius: Metrics.radiusSmall
        border.color: Theme.line
        border.width: Metrics.hairline
    }
}
