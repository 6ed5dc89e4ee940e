pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Opsroom.Controls
import Opsroom.Theme
import Opsroom.ViewModels

/// What goes wrong at the client that is chosen: its events, its connection, its token.
Flickable {
    id: root

    required property TestFaultViewModel faults

    contentHeight: lines.implicitHeight
    boundsBehavior: Flickable.StopAtBounds
    clip: true

    T.ScrollBar.vertical: ScrollBar {}

    ColumnLayout {
        id: lines
        width: root.width
        spacing: Metrics.medium
        enabled: root.faults.hasClient

        PlainText {
            text: root.faults.hasClient ? qsTr("At %1: %2").arg(root.faults.client).arg(root.faults.countsText)
                                        : qsTr("Choose a client first")
            color: Theme.textMuted
            wrapMode: Text.Wrap
            Layout.fillWidth: true
        }
        FaultLine {
            title: qsTr("Delay")
            choices: root.faults.delays
            current: root.faults.delay
            onChosen: index => root.faults.chooseDelay(index)
        }
        FaultLine {
            title: qsTr("Drop")
            choices: root.faults.shares
            current: root.faults.drop
            onChosen: index => root.faults.chooseDrop(index)
        }
        FaultLine {
            title: qsTr("Duplicate")
            choices: root.faults.shares
            current: root.faults.duplicate
            onChosen: index => root.faults.chooseDuplicate(index)
        }
        FaultLine {
            title: qsTr("Reorder")
            choices: root.faults.shares
            current: root.faults.reorder
            onChosen: index => root.faults.chooseReorder(index)
        }
        RowLayout {
            spacing: Metrics.small
            Layout.fillWidth: true

            Button {
                text: root.faults.isTokenExpired ? qsTr("Fresh token again") : qsTr("Let its token run out")
                visible: !root.faults.isOutside
                onClicked: root.faults.isTokenExpired ? root.faults.renewToken() : root.faults.expireToken()
            }
            Button {
                text: qsTr("No faults")
                onClicked: root.faults.clear()
            }
        }
        PlainText {
            text: qsTr("Close its connection with")
            color: Theme.textMuted
            font: Typography.caption
        }
        Flow {
            spacing: Metrics.tiny
            Layout.fillWidth: true

            Repeater {
                model: root.faults.closeCodes

                Chip {
                    required property int index
                    required property string modelData

                    text: modelData
                    onClicked: root.faults.closeWith(index)
                }
            }
        }
    }

    component FaultLine: RowLayout {
        id: line

        required property string title
        required property list<string> choices
        required property int current

        signal chosen(int index)

        spacing: Metrics.medium
        Layout.fillWidth: true

        PlainText {
            text: line.title
            Layout.preferredWidth: 80
        }
        SegmentedControl {
            label: line.title
            choices: line.choices
            current: line.current
            onChosen: index => line.chosen(index)
        }
    }
}
