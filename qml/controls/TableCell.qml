import QtQuick
import Opsroom.Theme

/// The text of a row in one column.
PlainText {
    required property TableColumn column
    property bool isFigures: false

    x: column.x
    width: column.width
    height: parent ? parent.height : implicitHeight
    visible: width > 0
    leftPadding: Metrics.small
    rightPadding: Metrics.small
    font: isFigures ? Typography.figures : Typography.body
    horizontalAlignment: column.isRight ? Text.AlignRight : Text.AlignLeft
    Accessible.ignored: true
}
