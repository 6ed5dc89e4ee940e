import QtQuick
import QtQuick.Layouts
import Opsroom.Controls
import Opsroom.Theme
import Opsroom.ViewModels

/// How fast things arrive: round trips and deliveries, over a minute to a day.
PageFrame {
    id: root

    required property LatencyViewModel viewModel

    property alias deliveryCard: deliveryCard
    property alias roundTripCard: roundTripCard

    label: qsTr("Latency")
    isEmpty: !viewModel.isZoomed && viewModel.roundTrip.sampleCount + viewModel.delivery.sampleCount === 0
    emptyTitle: qsTr("Nothing measured in this time")
    emptyText: qsTr("Round trips are measured while the console is connected.")
    emptyIcon: "latency"

    Keys.onSpacePressed: root.viewModel.isPaused = !root.viewModel.isPaused
    Keys.onPressed: event => {
        if (event.text === "+")
            root.viewModel.zoom(0.25, 0.75);
        else if (event.text === "-")
            root.viewModel.resetZoom();
        else if (event.key === Qt.Key_Left && root.viewModel.isZoomed)
            root.viewModel.pan(-0.25);
        else if (event.key === Qt.Key_Right && root.viewModel.isZoomed)
            root.viewModel.pan(0.25);
        else
            return;
        event.accepted = true;
    }
    Keys.onEscapePressed: event => {
        event.accepted = root.viewModel.isZoomed;
        root.viewModel.resetZoom();
    }

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
        Button {
            visible: root.viewModel.isZoomed
            iconName: "close"
            text: qsTr("Reset zoom")
            hint: qsTr("Esc")
            onClicked: root.viewModel.resetZoom()
        }
        PlainText {
            text: root.viewModel.isZoomed ? root.viewModel.shownText : qsTr("Drag over a chart to zoom")
            color: root.viewModel.isZoomed ? Theme.text : Theme.textFaint
            font: Typography.caption
            Layout.fillWidth: true
        }
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
            id: roundTripCard
            title: qsTr("Round trip")
            crosshair: deliveryCard.pointer
            note: qsTr("console to hub and back")
            track: root.viewModel.roundTrip
            endAgoSeconds: root.viewModel.endAgoSeconds
            onSelected: (from, to) => root.viewModel.zoom(from, to)
            Layout.fillWidth: true
            Layout.fillHeight: true
        }
        LatencyCard {
            id: deliveryCard
            crosshair: roundTripCard.pointer
            title: qsTr("Delivery")
            note: qsTr("from the hub's stamp to arrival here")
            track: root.viewModel.delivery
            byTenant: root.viewModel
            endAgoSeconds: root.viewModel.endAgoSeconds
            onSelected: (from, to) => root.viewModel.zoom(from, to)
            Layout.fillWidth: true
            Layout.fillHeight: true
        }
    }
}
