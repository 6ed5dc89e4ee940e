import QtQuick
import QtQuick.Layouts
import Opsroom.Controls
import Opsroom.Theme

/// One setting: its name, what it does, and its control at the right.
RowLayout {
    id: root

    required property string title
    required property string explanation
    default property alias control: holder.data

    spacing: Metrics.large
    Layout.fillWidth: true

    ColumnLayout {
        spacing: 2
        Layout.fillWidth: true
        Layout.alignment: Qt.AlignTop

        PlainText {
            text: root.title
            font: Typography.strong
            Layout.fillWidth: true
        }
        PlainText {
            text: root.explanation
            color: Theme.textMuted
            wrapMode: Text.Wrap
            Layout.fillWidth: true
        }
    }
    Row {
        id: holder
        spacing: Metrics.small
    }
}
