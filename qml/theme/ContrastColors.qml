ThemeColors {
    isDark: true

    window: "#000000"
    surface: "#000000"
    raised: "#101010"
    sunken: "#000000"
    hover: "#262626"
    selected: "#003a5c"
    line: "#8c8c8c"
    lineStrong: "#ffffff"
    scrim: "#cc000000"

    text: "#ffffff"
    textMuted: "#f0f0f0"
    textFaint: "#dcdcdc"

    accent: "#7fd0ff"
    accentInk: "#000000"
    focus: "#ffff00"

    critical: "#ff9a66"
    high: "#ffcc33"
    medium: "#7fd0ff"
    low: "#ffb3d9"
    good: "#4be3b4"

    seriesA: "#7fd0ff"
    seriesB: "#ffcc33"
    seriesC: "#ffb3d9"

    demo: "#ffff00"
    demoInk: "#000000"
}
