import QtQuick
import Opsroom.Charts
import Opsroom.Theme

/// The shape of the last minutes, without axes.
Trace {
    id: root

    property real minimum: 0
    property real maximum: 1
    property bool startsAtZero: true

    readonly property real base: startsAtZero ? Math.min(0, minimum) : minimum
    readonly property bool isFlat: maximum <= base

    color: Theme.seriesA
    lineWidth: 1.5
    fillOpacity: Theme.isHighContrast ? 0 : 0.22
    hasLastDot: true
    // A flat line runs through the middle, unless it is zero.
    lowest: isFlat && !startsAtZero ? base - 1 : base
    highest: isFlat ? base + 1 : maximum
    Accessible.ignored: true
}
