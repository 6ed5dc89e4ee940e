import QtQuick
import QtQuick.Templates as T
import Opsroom.Controls
import Opsroom.Theme

/// A part of a filter, or something to switch on: click to edit or toggle, cross or Delete to take away.
T.AbstractButton {
    id: root

    property string iconName
    property color iconTone: ink
    property bool isRemovable: false
    property bool isFaulty: false

    signal removed()

    implicitWidth: implicitContentWidth + leftPadding + rightPadding
    implicitHeight: Metrics.controlSmall
    leftPadding: Metrics.small
    rightPadding: Metrics.small
    hoverEnabled: true
    focusPolicy: Qt.StrongFocus

    Accessible.role: checkable ? Accessible.CheckBox : Accessible.Button
    Accessible.name: text
    Accessible.checkable: checkable
    Accessible.checked: checked
    Keys.onReturnPressed: {
        if (root.checkable) {
            root.toggle();
            root.toggled();
        }
        root.clicked();
    }
    Keys.onDeletePressed: if (root.isRemovable) root.removed()

    readonly property color ink: isFaulty ? Theme.critical : checked ? Theme.accent : Theme.text

    contentItem: Row {
        spacing: Metrics.tiny

        Icon {
            anchors.verticalCenter: parent.verticalCenter
            visible: root.iconName !== ""
            name: root.iconName
            color: root.iconTone
            width: 12
            height: 12
        }
        PlainText {
            anchors.verticalCenter: parent.verticalCenter
            width: Math.min(implicitWidth, Metrics.navigation)
            text: root.text
            color: root.ink
            font: Typography.caption
            Accessible.ignored: true
        }
        IconButton {
            anchors.verticalCenter: parent.verticalCenter
            visible: root.isRemovable
            implicitWidth: Metrics.large
            implicitHeight: Metrics.large
            focusPolicy: Qt.NoFocus
            iconName: "close"
            label: qsTr("Remove %1").arg(root.text)
            scale: 0.75
            onClicked: root.removed()
        }
    }

    background: Rectangle {
        radius: Metrics.controlSmall / 2
        color: root.checked ? Theme.selected : root.hovered ? Theme.hover : Theme.raised
        border.width: Metrics.hairline
        border.color: root.isFaulty ? Theme.critical : root.checked ? Theme.accent : Theme.isDark ? Theme.line : Theme.lineStrong

        FocusRing {
            visible: root.visualFocus
            radius: parent.radius + Metrics.focusWidth
        }
    }
}
