pragma ComponentBehavior: Bound

import QtQuick
import Opsroom.Controls
import Opsroom.Theme

/// The steps of a transaction from top to bottom, each with the time since the one before.
ListView {
    id: root

    clip: true
    boundsBehavior: Flickable.StopAtBounds
    activeFocusOnTab: true
    Accessible.role: Accessible.List
    Accessible.name: qsTr("Lifecycle")

    delegate: Item {
        id: step

        required property int index
        required property string status
        required property int statusKind
        required property string timeText
        required property string elapsedText
        required property string by
        required property bool isAnomaly
        required property bool isCurrent

        width: root.width
        height: 48
        Accessible.role: Accessible.ListItem
        Accessible.name: qsTr("%1 at %2 %3").arg(status).arg(timeText).arg(elapsedText)

        Rectangle {
            visible: step.isCurrent
            anchors.fill: parent
            radius: Metrics.radius
            color: Theme.selected
        }
        Rectangle {
            x: 13
            y: step.index === 0 ? parent.height / 2 : 0
            width: 2
            height: step.index === root.count - 1 ? parent.height / 2 - y : parent.height - y
            color: Theme.line
        }
        StatusMark {
            id: mark
            x: Metrics.small
            width: parent.width * 0.5
            height: 28
            status: step.status
            kind: step.statusKind
            isAnomaly: step.isAnomaly
        }
        PlainText {
            x: 26
            y: 24
            width: parent.width * 0.5
            text: step.by
            font: Typography.caption
            color: Theme.textFaint
        }
        Column {
            anchors { right: parent.right; rightMargin: Metrics.small; verticalCenter: parent.verticalCenter }

            PlainText {
                anchors.right: parent.right
                text: step.timeText
                font: Typography.figures
            }
            PlainText {
                anchors.right: parent.right
                text: step.elapsedText
                font: Typography.figures
                color: Theme.textFaint
            }
        }
    }
}
