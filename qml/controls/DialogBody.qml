import QtQuick
import QtQuick.Layouts
import Opsroom.Theme

/// Title and cross of a dialog; what it holds follows.
ColumnLayout {
    id: root

    required property string title

    signal closed()

    spacing: Metrics.medium
    Accessible.role: Accessible.Dialog
    Accessible.name: title

    RowLayout {
        visible: root.title !== ""
        Layout.fillWidth: true

        PlainText {
            text: root.title
            font: Typography.heading
            Layout.fillWidth: true
        }
        IconButton {
            iconName: "close"
            label: qsTr("Close")
            keys: "Esc"
            onClicked: root.closed()
        }
    }
}
