import QtQuick
import QtQuick.Templates as T
import Opsroom.Controls
import Opsroom.Pages
import Opsroom.Theme
import Opsroom.ViewModels

/// One hub of the rail.
T.AbstractButton {
    id: root

    required property int index
    required property string name
    required property string url
    required property int environment
    required property string badge
    required property int state
    required property string stateText
    required property int graveAlerts
    required property bool isCritical
    required property bool isNarrow
    required property bool isClosable

    readonly property color tone: state === ConnectionViewModel.Connected ? Theme.good
                                : state === ConnectionViewModel.Refused ? Theme.critical : Theme.high

    signal closeRequested()

    implicitHeight: Metrics.row
    hoverEnabled: true
    focusPolicy: Qt.StrongFocus
    Accessible.role: Accessible.PageTab
    Accessible.name: (badge === "" ? qsTr("Hub %1, %2").arg(name).arg(stateText)
                                   : qsTr("Hub %1, %2, %3").arg(name).arg(badge).arg(stateText))
                     + (graveAlerts > 0 ? qsTr(", %n grave alert(s)", "", graveAlerts) : "")
    Accessible.selected: checked
    Keys.onReturnPressed: root.clicked()
    Keys.onEnterPressed: root.clicked()
    Keys.onDeletePressed: if (root.isClosable) root.closeRequested()

    ToolTip {
        x: root.width + Metrics.small
        y: (root.height - height) / 2
        visible: root.hovered
        text: qsTr("%1 – %2").arg(root.name).arg(root.stateText)
    }
    StatusDot {
        id: dot
        x: Metrics.medium + 3
        anchors.verticalCenter: parent.verticalCenter
        words: root.stateText
        isWordless: true
        tone: root.tone
        Accessible.ignored: true
    }
    PlainText {
        anchors { left: dot.right; right: kind.left; verticalCenter: parent.verticalCenter }
        anchors.leftMargin: Metrics.medium
        anchors.rightMargin: Metrics.tiny
        visible: !root.isNarrow
        text: root.name
        color: root.checked ? Theme.text : Theme.textMuted
        font: root.checked ? Typography.strong : Typography.body
        elide: Text.ElideRight
        Accessible.ignored: true
    }
    EnvironmentBadge {
        id: kind
        anchors { right: count.left; rightMargin: Metrics.tiny; verticalCenter: parent.verticalCenter }
        visible: text !== "" && !root.isNarrow
        environment: root.environment
        text: root.badge
        width: visible ? implicitWidth : 0
        Accessible.ignored: true
    }
    Badge {
        id: count
        anchors { right: close.left; verticalCenter: parent.verticalCenter }
        visible: root.graveAlerts > 0 && !root.checked && !root.isNarrow
        width: visible ? implicitWidth : 0
        text: root.graveAlerts > 99 ? qsTr("99+") : String(root.graveAlerts)
        tone: root.isCritical ? Theme.critical : Theme.high
        Accessible.ignored: true
    }
    IconButton {
        id: close
        anchors { right: parent.right; verticalCenter: parent.verticalCenter }
        visible: root.isClosable && (root.hovered || hovered) && !root.isNarrow
        width: visible ? Metrics.controlSmall : Metrics.tiny
        focusPolicy: Qt.NoFocus
        iconName: "close"
        label: qsTr("Close %1").arg(root.name)
        onClicked: root.closeRequested()
    }

    background: Rectangle {
        radius: Metrics.radius
        color: root.checked ? Theme.selected : root.hovered ? Theme.hover : "transparent"

        FocusRing {
            anchors.margins: 0
            visible: root.visualFocus
        }
    }
}
