ThemeColors {
    isDark: true

    window: "#0d1015"
    surface: "#141920"
    raised: "#1c222c"
    sunken: "#0f1319"
    hover: "#1a2029"
    selected: "#17293a"
    line: "#252c37"
    lineStrong: "#697586"
    scrim: "#b3000000"

    text: "#e6eaf0"
    textMuted: "#a7b1be"
    textFaint: "#8793a3"

    accent: "#56b4e9"
    accentInk: "#06121c"
    focus: "#8fd0ff"

    critical: "#ff7a3d"
    high: "#f0b429"
    medium: "#56b4e9"
    low: "#de97bf"
    good: "#2fc79b"

    seriesA: "#56b4e9"
    seriesB: "#e69f00"
    seriesC: "#cc79a7"

    demo: "#f0e442"
    demoInk: "#151505"
}
