pragma Singleton

import QtQuick

/// The fonts. Figures that stand under each other use the monospaced one, whose digits are equally wide.
QtObject {
    readonly property string sans: "Inter"
    readonly property string display: "Inter Display"
    readonly property string mono: "JetBrains Mono"

    readonly property font caption: Qt.font({ family: sans, pixelSize: 11, weight: Font.Medium })
    readonly property font overline: Qt.font({ family: sans, pixelSize: 11, weight: Font.DemiBold })
    readonly property font body: Qt.font({ family: sans, pixelSize: 13 })
    readonly property font strong: Qt.font({ family: sans, pixelSize: 13, weight: Font.DemiBold })
    readonly property font title: Qt.font({ family: sans, pixelSize: 14, weight: Font.DemiBold })
    readonly property font heading: Qt.font({ family: display, pixelSize: 20, weight: Font.DemiBold })
    readonly property font metric: Qt.font({ family: display, pixelSize: 26, weight: Font.DemiBold })
    readonly property font figures: Qt.font({ family: mono, pixelSize: 12 })
    readonly property font figuresStrong: Qt.font({ family: mono, pixelSize: 12, weight: Font.DemiBold })
    readonly property font code: Qt.font({ family: mono, pixelSize: 12 })
}
