pragma ComponentBehavior: Bound

import QtQuick
import Opsroom.Controls
import Opsroom.Theme

/// Which columns of a table are shown.
Dropdown {
    id: root

    required property ColumnSet columnSet
    /// A place in JSON may be given a column.
    property bool takesPath: false
    property string path
    property bool isPathWrong: false

    signal pathChosen(string path)

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
                visible: modelData.isOffered
                text: modelData.title
                enabled: !modelData.isAlwaysShown
                checked: modelData.isShown
                onToggled: modelData.isShown = checked
            }
        }
        FilterField {
            visible: root.takesPath
            width: 240
            takesEscape: false
            iconName: "plus"
            placeholderText: qsTr("From JSON: counterparty.country")
            maximumLength: 200
            text: root.path
            error: root.isPathWrong ? qsTr("Names between dots, such as counterparty.country") : ""
            onAccepted: root.pathChosen(text)
            onTextChanged: if (text === "" && root.path !== "") root.pathChosen("")
        }
    }
}
