import QtQuick
import QtQuick.Layouts
import Opsroom.Controls
import Opsroom.Theme
import Opsroom.ViewModels

/// How fast things arrive: round trips and deliveries, over a minute to a day.
PageFrame {
    id: root

    required property LatencyViewModel viewModel

    label: qsTr("Latency")
    isEmpty: viewModel.roundTrip.sampleCount + viewModel.delivery.sampleCount === 0
    emptyTitle: qsTr("Nothing measured in this time")
    emptyText: qsTr("Round trips are measured while the console is connected.")
    emptyIcon: "latency"

    Keys.onSpacePressed: root.viewModel.isPaused = !root.viewModel.isPaused

    toolbar: RowLayout {
        width: parent ? parent.width : 0
        spacing: Metrics.medium

        SegmentedControl {
            label: qsTr("Range of time")
            choices: [qsTr("1 min"), qsTr("5 min"), qsTr("15 min"), qsTr("1 h"), qsTr("6 h"), qsTr("24 h")]
            current: root.viewModel.range
            onChosen: index => root.viewModel.range = index
        }
        Button {
            iconName: root.viewModel.isPaused ? "play" : "pause"
            text: root.viewModel.isPaused ? qsTr("Resume") : qsTr("Pause")
            hint: qsTr("Space")
            isPrimary: root.viewModel.isPaused
            onClicked: root.viewModel.isPaused = !root.viewModel.isPaused
        }
        Item { Layout.fillWidth: true }
        Icon {
            visible: skew.visible
            name: "problem"
            color: Theme.high
        }
        PlainText {
            id: skew
            visible: root.viewModel.isClockSkewed
            text: qsTr("The clocks of hub and console differ")
            color: Theme.high
            font: Typography.caption
        }
    }

    ColumnLayout {
        anchors.fill: parent
        spacing: Metrics.medium

        LatencyCard {
            title: qsTr("Round trip")
            note: qsTr("console to hub and back")
            track: root.viewModel.roundTrip
            Layout.fillWidth: true
            Layout.fillHeight: true
        }
        LatencyCard {
            title: qsTr("Delivery")
            note: qsTr("from the hub's stamp to arrival here")
            track: root.viewModel.delivery
            Layout.fillWidth: true
            Layout.fillHeight: true
        }
    }
}
