import QtQuick
import QtQuick.Templates as T
import Opsroom.Controls
import Opsroom.Theme

/// A button that is only an icon; its name is said and shown as a tooltip.
T.AbstractButton {
    id: root

    required property string iconName
    required property string label
    property string keys
    property color ink: Theme.textMuted

    implicitWidth: Metrics.control
    implicitHeight: Metrics.control
    hoverEnabled: true
    focusPolicy: Qt.StrongFocus
    opacity: enabled ? 1 : 0.45

    Accessible.role: checkable ? Accessible.CheckBox : Accessible.Button
    Accessible.name: label
    Accessible.checkable: checkable
    Accessible.checked: checked
    Keys.onReturnPressed: root.clicked()
    Keys.onEnterPressed: root.clicked()

    ToolTip {
        visible: root.hovered || root.visualFocus
        text: root.label
        keys: root.keys
    }

    contentItem: Item {
        Icon {
            anchors.centerIn: parent
            name: root.iconName
            color: root.checked ? Theme.accent : root.hovered ? Theme.text : root.ink
            width: Metrics.icon
            height: Metrics.icon
        }
    }

    background: Rectangle {
        radius: Metrics.radius
        color: root.down || root.checked ? Theme.selected : root.hovered ? Theme.hover : "transparent"

        FocusRing { visible: root.visualFocus }
    }
}
