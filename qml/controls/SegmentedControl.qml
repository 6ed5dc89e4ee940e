pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import Opsroom.Theme

/// One of a few choices, all in sight. Left and Right move the choice.
Rectangle {
    id: root

    required property list<string> choices
    property int current: 0
    property string label

    signal chosen(int index)

    implicitWidth: row.implicitWidth + 4
    implicitHeight: Metrics.control
    radius: Metrics.radius
    color: Theme.sunken
    border.width: Metrics.hairline
    border.color: Theme.line
    activeFocusOnTab: true
    Accessible.role: Accessible.PageTabList
    Accessible.name: label

    Keys.onLeftPressed: step(-1)
    Keys.onRightPressed: step(1)

    Row {
        id: row
        anchors.centerIn: parent

        Repeater {
            model: root.choices

            T.AbstractButton {
                id: segment

                required property int index
                required property string modelData

                implicitWidth: implicitContentWidth + 2 * Metrics.medium
                implicitHeight: Metrics.control - 4
                text: modelData
                checked: index === root.current
                hoverEnabled: true
                focusPolicy: Qt.NoFocus
                Accessible.role: Accessible.PageTab
                Accessible.name: text
                Accessible.selected: checked
                onClicked: root.chosen(index)

                contentItem: PlainText {
                    text: segment.text
                    horizontalAlignment: Text.AlignHCenter
                    color: segment.checked ? Theme.text : Theme.textMuted
                    font: segment.checked ? Typography.strong : Typography.body
                    Accessible.ignored: true
                }
                background: Rectangle {
                    radius: Metrics.radiusSmall
                    color: segment.checked ? Theme.isHighContrast ? Theme.selected : Theme.isDark ? Theme.line : Theme.surface : segment.hovered ? Theme.hover : "transparent"
                    border.width: segment.checked ? Metrics.hairline : 0
                    border.color: Theme.isHighContrast ? Theme.focus : Theme.line

                    FocusRing { visible: segment.checked && root.activeFocus }
                }
            }
        }
    }

    function step(by: int): void {
        root.chosen(Math.max(0, Math.min(root.choices.length - 1, root.current + by)));
    }
}
