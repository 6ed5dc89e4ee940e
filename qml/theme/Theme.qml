pragma Singleton

import QtQuick

/// The colours in use and how things move. The only home of colour values, besides the sets it chooses from.
QtObject {
    id: root

    enum Mode { System, Light, Dark, HighContrast }

    property int mode: Theme.System
    /// Nothing moves that does not have to.
    property bool hasReducedMotion: false

    readonly property bool isDark: active.isDark
    readonly property bool isHighContrast: mode === Theme.HighContrast

    readonly property color window: active.window
    readonly property color surface: active.surface
    readonly property color raised: active.raised
    readonly property color sunken: active.sunken
    readonly property color hover: active.hover
    readonly property color selected: active.selected
    readonly property color line: active.line
    readonly property color lineStrong: active.lineStrong
    readonly property color scrim: active.scrim
    readonly property color text: active.text
    readonly property color textMuted: active.textMuted
    readonly property color textFaint: active.textFaint
    readonly property color accent: active.accent
    readonly property color accentInk: active.accentInk
    readonly property color focus: active.focus
    readonly property color critical: active.critical
    readonly property color high: active.high
    readonly property color medium: active.medium
    readonly property color low: active.low
    readonly property color good: active.good
    readonly property color seriesA: active.seriesA
    readonly property color seriesB: active.seriesB
    readonly property color seriesC: active.seriesC
    readonly property color demo: active.demo
    readonly property color demoInk: active.demoInk

    /// Milliseconds of a change of colour or opacity, of something that slides, and of one breath of a status dot.
    readonly property int quick: hasReducedMotion ? 0 : 90
    readonly property int slide: hasReducedMotion ? 0 : 160
    readonly property int breath: 1600

    readonly property ThemeColors active: {
        switch (mode) {
        case Theme.Light: return light;
        case Theme.Dark: return dark;
        case Theme.HighContrast: return contrast;
        }
        return system.window.hslLightness < 0.5 ? dark : light;
    }

    readonly property SystemPalette system: SystemPalette {}
    readonly property ThemeColors light: LightColors {}
    readonly property ThemeColors dark: DarkColors {}
    readonly property ThemeColors contrast: ContrastColors {}

    /// What can be read on a solid \a ground.
    function inkOn(ground: color): color {
        const part = c => c <= 0.03928 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
        const luminance = 0.2126 * part(ground.r) + 0.7152 * part(ground.g) + 0.0722 * part(ground.b);
        return luminance > 0.195 ? root.demoInk : Qt.color("#ffffff");
    }

    /// \a base, let through by \a opacity: washes behind badges and selections.
    function wash(base: color, opacity: real): color {
        return Qt.rgba(base.r, base.g, base.b, opacity);
    }
}
