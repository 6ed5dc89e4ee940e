pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import Opsroom.Charts
import Opsroom.Controls
import Opsroom.Theme
import Opsroom.ViewModels

/// How sessions end, in numbers and over the last five minutes.
ListView {
    id: root

    required property EndingListModel endings

    model: endings
    clip: true
    activeFocusOnTab: true
    boundsBehavior: Flickable.StopAtBounds
    Accessible.role: Accessible.List
    Accessible.name: qsTr("How sessions end")

    T.ScrollBar.vertical: ScrollBar {}

    delegate: Item {
        id: row

        required property string name
        required property real total
        required property real recent
        required property SampleHistory history
        required property bool isTrouble
        readonly property color tone: isTrouble && recent > 0 ? Theme.high : Theme.seriesA

        width: root.width
        height: 56
        Accessible.role: Accessible.ListItem
        Accessible.name: qsTr("%1: %2 in five minutes, %3 in all").arg(name).arg(recent).arg(total)

        PlainText {
            id: words
            x: Metrics.large
            width: Math.min(280, root.width * 0.34)
            anchors.verticalCenter: parent.verticalCenter
            text: row.name
            color: row.isTrouble && row.recent > 0 ? Theme.high : Theme.text
            elide: Text.ElideRight
        }
        Sparkline {
            anchors { left: words.right; right: figures.left; top: parent.top; bottom: parent.bottom; margins: Metrics.small }
            values: row.history ? row.history.values : []
            places: row.history ? row.history.capacity : 0
            maximum: row.history ? Math.max(1, row.history.maximum) : 1
            color: row.tone
        }
        Row {
            id: figures
            anchors { right: parent.right; rightMargin: Metrics.large; verticalCenter: parent.verticalCenter }
            spacing: Metrics.large

            PlainText {
                width: 96
                text: row.recent.toLocaleString(Qt.locale(), "f", 0)
                horizontalAlignment: Text.AlignRight
                font: Typography.figures
            }
            PlainText {
                width: 112
                text: qsTr("%1 in all").arg(row.total.toLocaleString(Qt.locale(), "f", 0))
                horizontalAlignment: Text.AlignRight
                font: Typography.figures
                color: Theme.textMuted
            }
        }
        Rectangle {
            anchors.bottom: parent.bottom
            width: parent.width
            height: Metrics.hairline
            color: Theme.line
            opacity: 0.55
        }
    }
}
