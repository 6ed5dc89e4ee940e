pragma ComponentBehavior: Bound

import QtQuick
import Opsroom.Charts
import Opsroom.Controls
import Opsroom.Theme
import Opsroom.ViewModels

/// A latency as a heat map: when how many samples took how long. A pattern of stripes is a time without samples.
Item {
    id: root

    required property LatencyTrack track
    property string label
    property int endAgoSeconds: 0
    readonly property int spanSeconds: Math.max(1, track.p50.count * track.p50.stepSeconds)
    readonly property int column: hover.hovered ? Math.floor((hover.point.position.x - map.x) / map.width * map.columns) : -1
    readonly property int row: hover.hovered ? map.rows - 1 - Math.floor((hover.point.position.y - map.y) / map.height * map.rows) : -1
    readonly property real reading: map.valueAt(column, row)

    Accessible.role: Accessible.Chart
    Accessible.name: label

    ChartGrid {
        id: grid
        anchors.fill: parent
        highest: 1
        spanSeconds: root.spanSeconds
        endAgoSeconds: root.endAgoSeconds
        hasValues: false
    }
    HeatMap {
        id: map
        anchors.fill: parent
        anchors.leftMargin: grid.leftSpace
        anchors.bottomMargin: grid.bottomSpace
        cells: root.track.heat
        rows: root.track.heatRows
        color: Theme.isHighContrast ? Theme.text : Theme.seriesA
        gapColor: Theme.line
    }
    Repeater {
        model: [0, 4, 8, 12, 16]

        PlainText {
            required property int modelData

            x: 0
            width: grid.leftSpace - Metrics.small
            y: map.y + map.height * (1 - (modelData + 0.5) / map.rows) - height / 2
            text: root.track.heatLabel(modelData)
            horizontalAlignment: Text.AlignRight
            font: Typography.caption
            color: Theme.textMuted
        }
    }
    ChartReading {
        visible: root.column >= 0 && root.row >= 0 && root.row < map.rows
        heading: grid.agoText(root.endAgoSeconds + Math.round(root.spanSeconds * (1 - (root.column + 0.5) / Math.max(1, map.columns))))
        x: Math.min(hover.point.position.x + Metrics.medium, root.width - width)
        y: Metrics.small

        LegendItem {
            name: root.row >= 0 && root.row < map.rows ? root.track.heatLabel(root.row) : ""
            tone: Theme.seriesA
            value: isNaN(root.reading) ? qsTr("no data") : qsTr("%n sample(s)", "", root.reading)
        }
    }
    HoverHandler { id: hover }
}
