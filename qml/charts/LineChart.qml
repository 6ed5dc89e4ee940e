pragma ComponentBehavior: Bound

import QtQuick
import Opsroom.Charts
import Opsroom.Theme

/// Lines over time with values at the left and ages below; gaps are gaps. The pointer reads values off.
Item {
    id: root

    required property list<ChartSeries> series
    required property int spanSeconds
    /// Places between the edges; fewer values leave the left side empty.
    property int places: 0
    property real maximum: 1
    property string unit
    property string label
    property bool isFilled: false
    property int endAgoSeconds: 0
    /// A part of the time may be marked with the pointer.
    property bool isSelectable: false

    /// Places of the marked part, from 0 at the left to 1 at the right.
    signal selected(real from, real to)

    /// The end of the scale: 1, 2, 4 or 8 times a power of ten at or above the maximum.
    readonly property real scaleTop: {
        const safe = maximum > 0 ? maximum : 1;
        const power = Math.pow(10, Math.floor(Math.log10(safe)));
        for (const factor of [1, 2, 4, 8]) {
            if (safe <= factor * power)
                return factor * power;
        }
        return 10 * power;
    }
    readonly property int slots: Math.max(2, places, series.length > 0 ? series[0].values.length : 0)
    /// Where the pointer is, from 0 at the left to 1 at the right; -1: elsewhere.
    readonly property real pointer: hover.hovered ? placeAt(hover.point.position.x) : -1
    /// Where it is over another chart of the same time, which is read off at the same place.
    property real crosshair: -1
    readonly property real place: pointer >= 0 ? pointer : crosshair
    readonly property int slot: place < 0 ? -1 : Math.round(place * (slots - 1))

    implicitHeight: Metrics.chart
    Accessible.role: Accessible.Chart
    Accessible.name: label

    ChartGrid {
        id: grid
        anchors.fill: parent
        anchors.topMargin: Metrics.small
        highest: root.scaleTop
        spanSeconds: root.spanSeconds
        unit: root.unit
        endAgoSeconds: root.endAgoSeconds
    }
    Item {
        id: plot
        anchors.fill: grid
        anchors.leftMargin: grid.leftSpace
        anchors.bottomMargin: grid.bottomSpace

        Repeater {
            model: root.series

            Trace {
                required property ChartSeries modelData

                anchors.fill: parent
                anchors.margins: -3
                visible: modelData.isShown
                values: modelData.values
                places: root.places
                highest: root.scaleTop
                color: modelData.tone
                lineWidth: Theme.isHighContrast ? 2.5 : 1.75
                fillOpacity: root.isFilled ? 0.18 : 0
            }
        }
        Rectangle {
            visible: root.slot >= 0
            x: Math.round(plot.width * root.slot / (root.slots - 1))
            width: Metrics.hairline
            height: parent.height
            color: Theme.textFaint
        }
    }
    ChartReading {
        visible: root.slot >= 0
        heading: grid.agoText(root.endAgoSeconds + Math.round(root.spanSeconds * (root.slots - 1 - Math.max(0, root.slot)) / (root.slots - 1)))
        x: Math.min(plot.x + root.place * plot.width + Metrics.medium, root.width - width)
        y: Metrics.small

        Repeater {
            model: root.series

            LegendItem {
                required property ChartSeries modelData
                readonly property real reading: modelData.valueIn(root.slot, root.slots)

                visible: modelData.isShown
                name: modelData.name
                tone: modelData.tone
                value: root.wordsOf(reading)
            }
        }
    }
    Rectangle {
        visible: drag.active
        x: plot.x + Math.min(drag.from, drag.to) * plot.width
        y: plot.y
        width: Math.abs(drag.to - drag.from) * plot.width
        height: plot.height
        color: Theme.wash(Theme.accent, 0.2)
        border.width: Metrics.hairline
        border.color: Theme.accent
    }
    HoverHandler { id: hover }
    DragHandler {
        id: drag

        readonly property real from: root.placeAt(centroid.pressPosition.x)
        readonly property real to: root.placeAt(centroid.position.x)
        property real lastFrom: 0
        property real lastTo: 0

        enabled: root.isSelectable
        target: null
        yAxis.enabled: false
        onToChanged: {
            if (active) {
                lastFrom = from;
                lastTo = to;
            }
        }
        onActiveChanged: {
            if (!active && lastFrom !== lastTo)
                root.selected(Math.min(lastFrom, lastTo), Math.max(lastFrom, lastTo));
        }
    }

    function wordsOf(reading: real): string {
        if (isNaN(reading))
            return qsTr("no data");
        const digits = Number.isInteger(reading) || reading >= 10 ? 0 : 2;
        const figure = reading.toLocaleString(Qt.locale(), "f", digits);
        return unit === "" ? figure : figure + " " + unit;
    }
    function placeAt(x: real): real {
        return Math.max(0, Math.min(1, (x - plot.x) / Math.max(1, plot.width)));
    }
}
