import QtQuick

/// The colours of one theme, by what they are for.
///
/// Text on window, surface, raised or sunken reaches 4.5:1, marks and borders of controls reach 3:1.
QtObject {
    required property bool isDark

    required property color window
    required property color surface
    required property color raised
    required property color sunken
    required property color hover
    required property color selected
    required property color line
    required property color lineStrong
    required property color scrim

    required property color text
    required property color textMuted
    required property color textFaint

    required property color accent
    required property color accentInk
    required property color focus

    required property color critical
    required property color high
    required property color medium
    required property color low
    required property color good

    required property color seriesA
    required property color seriesB
    required property color seriesC

    required property color demo
    required property color demoInk
}
