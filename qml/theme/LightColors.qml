ThemeColors {
    isDark: false

    window: "#f3f5f8"
    surface: "#ffffff"
    raised: "#ffffff"
    sunken: "#f7f9fb"
    hover: "#f1f4f8"
    selected: "#e3f0fa"
    line: "#dfe4ea"
    lineStrong: "#7b8794"
    scrim: "#66101820"

    text: "#151b23"
    textMuted: "#48535f"
    textFaint: "#5b6773"

    accent: "#0069a5"
    accentInk: "#ffffff"
    focus: "#0057a8"

    critical: "#b34700"
    high: "#855700"
    medium: "#005f96"
    low: "#9c3f73"
    good: "#006e4c"

    seriesA: "#0072b2"
    seriesB: "#b87400"
    seriesC: "#a8487f"

    demo: "#f0e442"
    demoInk: "#151505"
}
