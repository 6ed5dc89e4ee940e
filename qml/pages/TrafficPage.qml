import QtQuick
import QtQuick.Layouts
import Opsroom.Charts
import Opsroom.Controls
import Opsroom.Theme
import Opsroom.ViewModels

/// What the hub carries, over a minute to a day; the pointer reads all charts at the same time.
TimeRangePage {
    id: root

    required property TrafficViewModel viewModel

    property alias messagesCard: messages
    property alias queueCard: queue
    readonly property real pointer: Math.max(messages.pointer, connections.pointer, queue.pointer, endings.pointer)
    readonly property real step: viewModel.updates.stepSeconds

    signal endingsRequested()

    time: viewModel
    label: qsTr("Traffic")
    isEmpty: !viewModel.isLoaded
    emptyTitle: qsTr("No figures yet")
    emptyText: qsTr("The hub sends its figures every few seconds.")
    emptyIcon: "traffic"

    GridLayout {
        anchors.fill: parent
        columns: 2
        columnSpacing: Metrics.medium
        rowSpacing: Metrics.medium

        TrafficCard {
            id: messages
            title: qsTr("Messages")
            note: qsTr("a second")
            time: root.viewModel
            step: root.step
            crosshair: root.pointer
            maximum: Math.max(root.viewModel.deliveries.maximum, root.viewModel.updates.maximum)
            unit: qsTr("/s")
            series: [
                ChartSeries {
                    name: qsTr("Delivered by the hub")
                    tone: Theme.seriesA
                    values: root.viewModel.deliveries.values
                },
                ChartSeries {
                    name: qsTr("Arriving here")
                    tone: Theme.seriesB
                    values: root.viewModel.updates.values
                }
            ]
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.preferredWidth: 1
            Layout.preferredHeight: 1
        }
        TrafficCard {
            id: connections
            title: qsTr("Connections")
            time: root.viewModel
            step: root.step
            crosshair: root.pointer
            maximum: Math.max(root.viewModel.connections.maximum, root.viewModel.users.maximum)
            series: [
                ChartSeries {
                    name: qsTr("Connections")
                    tone: Theme.seriesA
                    values: root.viewModel.connections.values
                },
                ChartSeries {
                    name: qsTr("Users")
                    tone: Theme.seriesB
                    values: root.viewModel.users.values
                }
            ]
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.preferredWidth: 1
            Layout.preferredHeight: 1
        }
        TrafficCard {
            id: queue
            title: qsTr("Queue")
            note: qsTr("transactions that wait")
            time: root.viewModel
            step: root.step
            crosshair: root.pointer
            maximum: root.viewModel.queued.maximum
            isFilled: true
            series: [
                ChartSeries {
                    name: qsTr("Queued")
                    tone: Theme.seriesA
                    values: root.viewModel.queued.values
                }
            ]
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.preferredWidth: 1
            Layout.preferredHeight: 1
        }
        TrafficCard {
            id: endings
            title: qsTr("Sessions ended")
            note: root.viewModel.hasEndings ? qsTr("in each %1").arg(root.viewModel.stepText)
                                            : qsTr("told to operators of the platform only")
            time: root.viewModel
            step: root.step
            crosshair: root.pointer
            maximum: Math.max(root.viewModel.left.maximum, root.viewModel.sentAway.maximum, root.viewModel.lost.maximum)
            series: [
                ChartSeries {
                    name: qsTr("Left")
                    tone: Theme.seriesA
                    values: root.viewModel.left.values
                },
                ChartSeries {
                    name: qsTr("Closed by the hub")
                    tone: Theme.seriesB
                    values: root.viewModel.sentAway.values
                },
                ChartSeries {
                    name: qsTr("Lost")
                    tone: Theme.seriesC
                    values: root.viewModel.lost.values
                }
            ]
            actions: Button {
                isQuiet: true
                visible: root.viewModel.hasEndings
                text: qsTr("Each way")
                onClicked: root.endingsRequested()
            }
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.preferredWidth: 1
            Layout.preferredHeight: 1
        }
    }
}
