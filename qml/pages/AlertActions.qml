import QtQuick
import QtQuick.Layouts
import Opsroom.Controls
import Opsroom.Theme
import Opsroom.ViewModels

/// What can be done about the alert that is looked at. The words go with whichever action is taken.
ColumnLayout {
    id: root

    required property AlertHandling handling

    spacing: Metrics.small
    visible: handling.isAllowed && handling.hasAlert

    function take(): string {
        const words = wordsField.text;
        wordsField.text = "";
        return words;
    }

    FilterField {
        id: wordsField
        iconName: "note"
        placeholderText: root.handling.isCritical ? qsTr("Note (a critical alert needs one)") : qsTr("Note or reason")
        Layout.fillWidth: true
    }
    Flow {
        spacing: Metrics.small
        Layout.fillWidth: true

        Button {
            visible: root.handling.canAcknowledge
            iconName: "check"
            text: qsTr("Acknowledge")
            isPrimary: true
            onClicked: root.handling.acknowledge(root.take())
        }
        Button {
            visible: !root.handling.isShelved && !root.handling.isClosed
            iconName: "clock"
            text: qsTr("Shelve 2 h")
            enabled: wordsField.text !== ""
            hint: qsTr("With a reason; it comes back by itself")
            onClicked: root.handling.shelve(2, root.take())
        }
        Button {
            visible: root.handling.isShelved
            iconName: "refresh"
            text: qsTr("Unshelve")
            onClicked: root.handling.unshelve(root.take())
        }
        Button {
            visible: !root.handling.isClosed
            iconName: "user"
            text: qsTr("Take it")
            hint: qsTr("Assigns it to you")
            onClicked: root.handling.assignToMe()
        }
        Button {
            iconName: "note"
            text: qsTr("Note")
            enabled: wordsField.text !== ""
            onClicked: root.handling.addNote(root.take())
        }
        Button {
            visible: !root.handling.isClosed
            text: qsTr("Resolve")
            onClicked: root.handling.resolve(root.take())
        }
        Button {
            visible: !root.handling.isClosed
            text: qsTr("Dismiss")
            isQuiet: true
            onClicked: root.handling.dismiss(root.take())
        }
    }
    PlainText {
        visible: root.handling.message !== ""
        text: root.handling.message
        color: root.handling.isRefused ? Theme.critical : Theme.good
        font: Typography.caption
        wrapMode: Text.Wrap
        Layout.fillWidth: true
        Accessible.role: Accessible.AlertMessage
        Accessible.name: text
    }
}
