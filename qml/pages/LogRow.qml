import QtQuick
import Opsroom.Controls
import Opsroom.Theme
import Opsroom.ViewModels

/// One line of the log.
TableRow {
    id: root

    required property LogColumns columns
    required property string timeText
    required property int level
    required property string levelText
    required property string category
    required property string event
    required property string fields

    spoken: qsTr("%1, %2: %3 %4").arg(levelText).arg(category).arg(event).arg(fields)

    TableCell {
        column: root.columns.time
        text: root.timeText
        isFigures: true
        color: Theme.textMuted
    }
    TableCell {
        column: root.columns.level
        text: root.levelText
        color: root.level === LogListModel.Error ? Theme.critical
             : root.level === LogListModel.Warning ? Theme.high : Theme.textMuted
    }
    TableCell {
        column: root.columns.category
        text: root.category
        color: Theme.textMuted
    }
    TableCell {
        column: root.columns.event
        text: root.event
    }
    TableCell {
        column: root.columns.fields
        text: root.fields
        color: Theme.textMuted
        font: Typography.code
    }
}
