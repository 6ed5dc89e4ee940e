import QtQuick
import Opsroom.Controls
import Opsroom.Theme

/// The box with the values under the pointer: when, and a line for each series.
Rectangle {
    id: root

    required property string heading
    default property alias lines: column.data

    width: column.width + 2 * Metrics.small
    height: column.height + 2 * Metrics.small
    radius: Metrics.radiusSmall
    color: Theme.raised
    border.width: Metrics.hairline
    border.color: Theme.line

    Column {
        id: column
        x: Metrics.small
        y: Metrics.small
        spacing: 2

        PlainText {
            text: root.heading
            font: Typography.caption
            color: Theme.textMuted
        }
    }
}
