import QtQuick
import Opsroom.Controls
import Opsroom.Theme

/// One setting of the hub: name, meaning, and its value to be edited.
Item {
    id: root

    required property int index
    required property string name
    required property string value
    required property string usual
    required property string meaning
    required property bool isChanged
    required property bool isUsual
    required property string problem

    signal edited(string value)

    implicitHeight: Math.max(words.implicitHeight, field.implicitHeight) + Metrics.medium
    Accessible.role: Accessible.ListItem
    Accessible.name: qsTr("%1: %2").arg(name).arg(value)

    Column {
        id: words
        anchors { left: parent.left; right: field.left; rightMargin: Metrics.medium; top: parent.top; topMargin: Metrics.tiny }
        spacing: 2

        PlainText {
            width: parent.width
            text: root.name
            font: Typography.figures
            color: root.isChanged ? Theme.accent : root.isUsual ? Theme.text : Theme.high
        }
        PlainText {
            width: parent.width
            text: root.problem !== "" ? root.problem : root.isUsual ? root.meaning : qsTr("%1 Usually: %2").arg(root.meaning)
                                                                                        .arg(root.usual === "" ? qsTr("nothing") : root.usual)
            color: root.problem !== "" ? Theme.critical : Theme.textMuted
            font: Typography.caption
            wrapMode: Text.Wrap
            maximumLineCount: 4
        }
    }
    FilterField {
        id: field
        anchors { right: parent.right; top: parent.top; topMargin: Metrics.tiny }
        width: Math.max(140, Math.min(220, root.width * 0.34))
        iconName: ""
        takesEscape: false
        hasClear: false
        placeholderText: ""
        error: root.problem
        font: Typography.figures
        text: root.value
        Accessible.name: root.name
        onEditingFinished: {
            root.edited(text);
            text = Qt.binding(() => root.value);
        }
    }
    Rectangle {
        anchors.bottom: parent.bottom
        width: parent.width
        height: Metrics.hairline
        color: Theme.line
        opacity: 0.55
    }
}
