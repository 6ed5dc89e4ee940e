pragma ComponentBehavior: Bound

import QtQuick
import Opsroom.Charts
import Opsroom.Controls
import Opsroom.Theme
import Opsroom.ViewModels

/// Some figures of the hub over the range that is shown, with their present values.
Card {
    id: root

    required property TimeRangeViewModel time
    /// Seconds between two values of the lines.
    required property real step
    property real maximum: 0
    readonly property int leastScale: 4 // whole numbers beside the lines
    property string unit
    property bool isFilled: false
    property alias series: chart.series
    property alias crosshair: chart.crosshair
    readonly property alias pointer: chart.pointer

    Row {
        id: legend
        anchors { right: parent.right; top: parent.top }
        spacing: Metrics.large

        Repeater {
            model: chart.series

            LegendItem {
                required property ChartSeries modelData

                name: modelData.name
                tone: modelData.tone
                value: chart.wordsOf(modelData.last)
            }
        }
    }
    LineChart {
        id: chart
        anchors { left: parent.left; right: parent.right; top: legend.bottom; bottom: parent.bottom }
        label: root.title
        spanSeconds: Math.max(1, chart.slots * root.step)
        maximum: Math.max(root.leastScale, root.maximum)
        unit: root.unit
        isFilled: root.isFilled
        endAgoSeconds: root.time.endAgoSeconds
        isSelectable: true
        onSelected: (from, to) => root.time.zoom(from, to)
    }
}
