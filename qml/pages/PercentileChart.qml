pragma ComponentBehavior: Bound

import QtQuick
import Opsroom.Charts
import Opsroom.Theme
import Opsroom.ViewModels

/// The percentiles of a latency over time, with their present values. p99 appears once there are samples enough for it.
Item {
    id: root

    required property LatencyTrack track
    property string label
    property alias endAgoSeconds: chart.endAgoSeconds
    property alias isSelectable: chart.isSelectable
    property alias crosshair: chart.crosshair
    readonly property alias pointer: chart.pointer

    signal selected(real from, real to)

    Row {
        id: legend
        anchors { right: parent.right; top: parent.top }
        spacing: Metrics.large

        LegendItem {
            name: qsTr("p50")
            tone: Theme.seriesA
            value: root.track.p50Text
        }
        LegendItem {
            name: qsTr("p95")
            tone: Theme.seriesB
            value: root.track.p95Text
        }
        LegendItem {
            name: qsTr("p99")
            tone: Theme.seriesC
            value: root.track.p99Text
        }
    }
    LineChart {
        id: chart
        onSelected: (from, to) => root.selected(from, to)
        anchors { left: parent.left; right: parent.right; top: legend.bottom; bottom: parent.bottom }
        label: root.label
        spanSeconds: Math.max(1, root.track.p50.count * root.track.p50.stepSeconds)
        maximum: root.track.maximum
        unit: qsTr("ms")
        series: [
            ChartSeries {
                name: qsTr("p50")
                tone: Theme.seriesA
                values: root.track.p50.values
            },
            ChartSeries {
                name: qsTr("p95")
                tone: Theme.seriesB
                values: root.track.p95.values
            },
            ChartSeries {
                name: qsTr("p99")
                tone: Theme.seriesC
                values: root.track.p99.values
                isShown: root.track.hasP99
            }
        ]
    }
}
