pragma Singleton

import QtQuick

/// Sizes on a grid of four pixels.
QtObject {
    id: root

    property bool isCompact: false

    readonly property int hairline: 1
    readonly property int focusWidth: 2

    readonly property int tiny: 4
    readonly property int small: 8
    readonly property int medium: 12
    readonly property int large: 16
    readonly property int huge: 24

    readonly property int radius: 6
    readonly property int radiusSmall: 4

    readonly property int icon: 16
    readonly property int control: 32
    readonly property int controlSmall: 24
    readonly property int row: isCompact ? 28 : 32
    readonly property int header: 32
    readonly property int topBar: 48

    readonly property int navigation: 200
    readonly property int navigationNarrow: 56
    readonly property int panel: 384
    readonly property int card: 112
    readonly property int chart: 220
    readonly property int dialog: 480

    /// Below this width of the window, secondary things go.
    readonly property int narrowWindow: 1152
}
