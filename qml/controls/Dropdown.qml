import QtQuick
import QtQuick.Templates as T
import Opsroom.Theme

/// A small sheet under what opened it; Escape or a click elsewhere closes it.
T.Popup {
    id: root

    property string label

    x: parent ? parent.width - width : 0
    y: parent ? parent.height + Metrics.tiny : 0
    margins: Metrics.small
    padding: Metrics.medium
    implicitWidth: implicitContentWidth + 2 * padding
    implicitHeight: implicitContentHeight + 2 * padding
    focus: true
    closePolicy: T.Popup.CloseOnEscape | T.Popup.CloseOnPressOutsideParent

    background: Rectangle {
        color: Theme.raised
        radius: Metrics.radius + 2
        border.width: Metrics.hairline
        border.color: Theme.isDark ? Theme.lineStrong : Theme.line
        Accessible.role: Accessible.PopupMenu
        Accessible.name: root.label
    }
}
