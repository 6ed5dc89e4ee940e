pragma ComponentBehavior: Bound

import QtQuick
import Opsroom.Controls
import Opsroom.Theme

/// Which columns of a table are shown.
Dropdown {
    id: root

    required property ColumnSet columnSet

    label: qsTr("Columns")

    contentItem: Column {
        PlainText {
            text: qsTr("Shown columns")
            font: Typography.overline
            color: Theme.textMuted
            bottomPadding: Metrics.tiny
        }
        Repeater {
            model: root.columnSet.columns

            CheckBox {
                required property TableColumn modelData

                width: 200
                text: modelData.title
                enabled: !modelData.isAlwaysShown
                checked: modelData.isShown
                onToggled: modelData.isShown = checked
            }
        }
    }
}
