import QtQuick
import QtQuick.Templates as T
import Opsroom.Controls
import Opsroom.Theme

/// An entry of the navigation, with a count if there is something to see to.
T.AbstractButton {
    id: root

    required property string iconName
    property string keys
    property string badge
    property color badgeTone: Theme.critical
    property bool isNarrow: false

    implicitHeight: 36
    hoverEnabled: true
    focusPolicy: Qt.StrongFocus
    Accessible.role: Accessible.PageTab
    Accessible.name: badge === "" ? text : qsTr("%1, %2 to see to").arg(text).arg(badge)
    Accessible.selected: checked
    Keys.onReturnPressed: root.clicked()
    Keys.onEnterPressed: root.clicked()

    ToolTip {
        x: root.width + Metrics.small
        y: (root.height - height) / 2
        visible: root.hovered && (root.isNarrow || root.keys !== "")
        text: root.text
        keys: root.keys
    }

    Icon {
        id: icon
        x: Metrics.medium
        anchors.verticalCenter: parent.verticalCenter
        name: root.iconName
        color: root.checked ? Theme.accent : root.hovered ? Theme.text : Theme.textMuted
    }
    PlainText {
        anchors { left: icon.right; right: count.left; verticalCenter: parent.verticalCenter }
        anchors.leftMargin: Metrics.medium
        visible: !root.isNarrow
        text: root.text
        font: root.checked ? Typography.strong : Typography.body
        color: root.checked ? Theme.text : Theme.textMuted
        Accessible.ignored: true
    }
    Badge {
        id: count
        anchors { right: parent.right; rightMargin: Metrics.small; verticalCenter: parent.verticalCenter }
        visible: root.badge !== "" && !root.isNarrow
        text: root.badge
        tone: root.badgeTone
    }
    Rectangle {
        anchors { left: icon.right; bottom: icon.top; margins: -4 }
        visible: root.badge !== "" && root.isNarrow
        width: 8
        height: 8
        radius: 4
        color: root.badgeTone
    }

    background: Rectangle {
        radius: Metrics.radius
        color: root.checked ? Theme.selected : root.hovered ? Theme.hover : "transparent"
        border.width: root.checked && Theme.isHighContrast ? Metrics.hairline : 0
        border.color: Theme.focus

        FocusRing {
            anchors.margins: 0
            visible: root.visualFocus
        }
    }
}
