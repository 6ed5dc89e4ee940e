pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import Opsroom.Controls
import Opsroom.Theme
import Opsroom.ViewModels

/// What the test bench's clients received, the newest first.
ListView {
    id: root

    required property TestReceivedModel received

    model: received
    clip: true
    reuseItems: true
    activeFocusOnTab: true
    boundsBehavior: Flickable.StopAtBounds
    Accessible.role: Accessible.List
    Accessible.name: qsTr("Received")

    T.ScrollBar.vertical: ScrollBar {}

    delegate: Row {
        id: line

        required property string timeText
        required property string client
        required property string event
        required property string text

        width: root.width
        height: Metrics.row
        leftPadding: Metrics.medium
        spacing: Metrics.medium
        Accessible.role: Accessible.ListItem
        Accessible.name: qsTr("%1 received %2").arg(line.client).arg(line.event)

        PlainText {
            width: 96
            height: parent.height
            text: line.timeText
            font: Typography.figures
            color: Theme.textMuted
        }
        PlainText {
            width: 140
            height: parent.height
            text: line.client
            elide: Text.ElideRight
        }
        PlainText {
            width: 160
            height: parent.height
            text: line.event
            color: Theme.accent
            elide: Text.ElideRight
        }
        PlainText {
            width: root.width - x - Metrics.medium
            height: parent.height
            text: line.text
            font: Typography.code
            color: Theme.textMuted
            elide: Text.ElideRight
        }
    }
}
