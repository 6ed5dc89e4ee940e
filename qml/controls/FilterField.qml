import QtQuick
import QtQuick.Templates as T
import Opsroom.Controls
import Opsroom.Theme

/// One line for words to look for. Escape empties it, and in an empty one lets go of the keyboard; in a dialog, whose
/// Escape it is, `takesEscape` is off.
T.TextField {
    id: root

    property string iconName: "search"
    property string error
    property bool takesEscape: true
    property bool hasClear: true

    implicitWidth: 280
    implicitHeight: Metrics.control
    leftPadding: iconName === "" ? Metrics.medium : Metrics.control
    rightPadding: clearButton.visible ? Metrics.control : Metrics.small
    font: Typography.body
    color: Theme.text
    placeholderTextColor: Theme.textFaint
    selectionColor: Theme.accent
    selectedTextColor: Theme.accentInk
    verticalAlignment: TextInput.AlignVCenter
    selectByMouse: true
    maximumLength: 512
    renderType: Text.NativeRendering

    Accessible.role: Accessible.EditableText
    Accessible.name: placeholderText
    Accessible.description: error

    Keys.onEscapePressed: event => {
        event.accepted = takesEscape;
        if (takesEscape && text === "")
            focus = false;
        else if (takesEscape)
            clear();
    }

    Icon {
        x: Metrics.small
        anchors.verticalCenter: parent.verticalCenter
        visible: root.iconName !== ""
        name: root.iconName
        color: Theme.textFaint
    }
    PlainText {
        anchors.fill: parent
        anchors.leftMargin: root.leftPadding
        anchors.rightMargin: root.rightPadding
        visible: root.text === "" && root.preeditText === ""
        text: root.placeholderText
        color: root.placeholderTextColor
        Accessible.ignored: true
    }
    IconButton {
        id: clearButton
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        visible: root.hasClear && root.text !== "" && !root.readOnly
        focusPolicy: Qt.NoFocus
        iconName: "close"
        label: qsTr("Clear")
        scale: 0.85
        onClicked: root.clear()
    }
    ToolTip {
        visible: root.error !== "" && (root.activeFocus || root.hovered)
        delay: 0
        text: root.error
    }

    background: Rectangle {
        radius: Metrics.radius
        color: Theme.sunken
        border.width: root.activeFocus ? Metrics.focusWidth : Metrics.hairline
        border.color: root.error !== "" ? Theme.critical : root.activeFocus ? Theme.focus : Theme.lineStrong
    }
}
