import QtQuick
import QtQuick.Templates as T
import Opsroom.Theme

/// A button with words, and perhaps an icon. `isPrimary` for the one that is meant, `isDanger` for what hurts.
T.Button {
    id: root

    property string iconName
    property bool isPrimary: false
    property bool isDanger: false
    property bool isQuiet: false
    property string hint

    readonly property color ink: {
        if (!enabled)
            return Theme.textFaint;
        if (isPrimary)
            return Theme.accentInk;
        return isDanger ? Theme.critical : Theme.text;
    }

    implicitWidth: implicitContentWidth + leftPadding + rightPadding
    implicitHeight: Metrics.control
    leftPadding: Metrics.medium
    rightPadding: Metrics.medium
    font: Typography.body
    hoverEnabled: true
    focusPolicy: Qt.StrongFocus
    opacity: enabled ? 1 : 0.55

    Accessible.role: Accessible.Button
    Accessible.name: text
    Accessible.description: hint
    Keys.onReturnPressed: root.clicked()
    Keys.onEnterPressed: root.clicked()

    ToolTip {
        visible: root.hovered && root.hint !== ""
        text: root.hint
    }

    contentItem: ButtonFace {
        text: root.text
        iconName: root.iconName
        ink: root.ink
    }

    background: Rectangle {
        radius: Metrics.radius
        border.width: root.isPrimary || root.isQuiet ? 0 : Metrics.hairline
        border.color: root.isDanger ? Theme.critical : Theme.lineStrong
        color: {
            if (root.isPrimary)
                return root.down ? Qt.darker(Theme.accent, 1.15) : root.hovered ? Qt.lighter(Theme.accent, 1.08) : Theme.accent;
            return root.down ? Theme.selected : root.hovered ? Theme.hover : root.isQuiet ? "transparent" : Theme.surface;
        }
        Behavior on color { ColorAnimation { duration: Theme.quick } }

        FocusRing { visible: root.visualFocus }
    }
}
