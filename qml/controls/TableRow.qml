import QtQuick
import Opsroom.Theme

/// A row of a table: one line, chosen by click or by the keyboard of its list.
Item {
    id: root

    required property int index
    property bool isCurrent: false
    property bool isSelected: false
    /// The keyboard is in the list, so the current row shows a ring.
    property bool hasKeyboard: false
    property string spoken
    default property alias cells: row.data

    signal pressed(int modifiers)
    signal activated()

    implicitHeight: Metrics.row
    Accessible.role: Accessible.Row
    Accessible.name: spoken
    Accessible.selectable: true
    Accessible.selected: isCurrent || isSelected
    Accessible.focusable: true
    Accessible.onPressAction: activated()

    Rectangle {
        anchors.fill: parent
        color: root.isSelected || root.isCurrent ? Theme.selected : hover.hovered ? Theme.hover : "transparent"

        Rectangle {
            visible: root.isCurrent
            width: 2
            height: parent.height
            color: Theme.accent
        }
        Rectangle {
            anchors.bottom: parent.bottom
            width: parent.width
            height: Metrics.hairline
            color: Theme.line
            opacity: 0.55
        }
        Rectangle {
            anchors.fill: parent
            visible: root.isCurrent && root.hasKeyboard
            color: "transparent"
            border.width: Metrics.focusWidth
            border.color: Theme.focus
        }
    }
    Item {
        id: row
        x: Metrics.small
        width: parent.width - x
        height: parent.height
    }
    HoverHandler { id: hover }
    TapHandler {
        gesturePolicy: TapHandler.ReleaseWithinBounds
        onTapped: eventPoint => {
            root.pressed(point.modifiers);
            if (tapCount > 1)
                root.activated();
        }
    }
}
