import QtQuick
import QtQuick.Layouts
import Opsroom.Controls
import Opsroom.Theme
import Opsroom.ViewModels

/// How fast things arrive: round trips and deliveries, over a minute to a day.
TimeRangePage {
    id: root

    required property LatencyViewModel viewModel

    property alias deliveryCard: deliveryCard
    property alias roundTripCard: roundTripCard

    time: viewModel
    label: qsTr("Latency")
    isEmpty: !viewModel.isZoomed && viewModel.roundTrip.sampleCount + viewModel.delivery.sampleCount === 0
    emptyTitle: qsTr("Nothing measured in this time")
    emptyText: qsTr("Round trips are measured while the console is connected.")
    emptyIcon: "latency"

    remarks: [
        Icon {
            visible: root.viewModel.isClockSkewed
            name: "problem"
            color: Theme.high
        },
        PlainText {
            visible: root.viewModel.isClockSkewed
            text: qsTr("The clocks of hub and console differ")
            color: Theme.high
            font: Typography.caption
        }
    ]

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
