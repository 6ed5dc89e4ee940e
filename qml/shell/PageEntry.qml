import QtQuick

/// A page as the navigation and the palette show it.
QtObject {
    required property string title
    required property string iconName
    property int badge: 0
    property color badgeTone: "transparent"
}
