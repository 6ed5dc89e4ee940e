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

    /// The keys of the page: A, S, G, N.
    function acknowledge(): void {
        if (!handling.canAcknowledge)
            return;
        if (handling.isCritical && wordsField.text === "")
            wordsField.forceActiveFocus(Qt.ShortcutFocusReason);
        handling.acknowledge(root.take());
    }
    function shelve(): void {
        if (wordsField.text === "")
            wordsField.forceActiveFocus(Qt.ShortcutFocusReason);
        else
            shelveButton.openTimes();
    }
    function note(): void {
        wordsField.forceActiveFocus(Qt.ShortcutFocusReason);
    }

    function take(): string {
        const words = wordsField.text;
        wordsField.text = "";
        return words;
    }

    FilterField {
        id: wordsField
        iconName: "note"
        placeholderText: root.handling.isCritical ? qsTr("Note (a critical alert needs one)") : qsTr("Note, reason or name")
        Layout.fillWidth: true
    }
    Flow {
        spacing: Metrics.small
        Layout.fillWidth: true

        Button {
            visible: root.handling.canAcknowledge
            iconName: "check"
            text: qsTr("Acknowledge")
            hint: qsTr("A")
            isPrimary: true
            onClicked: root.acknowledge()
        }
        Button {
            visible: root.handling.isAcknowledged
            iconName: "returned"
            text: qsTr("Unacknowledge")
            isQuiet: true
            onClicked: root.handling.unacknowledge(root.take())
        }
        ShelveButton {
            id: shelveButton
            visible: !root.handling.isShelved && !root.handling.isClosed
            enabled: wordsField.text !== ""
            onShelveRequested: hours => root.handling.shelve(hours, root.take())
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
            hint: qsTr("G: assigns it to you")
            onClicked: root.handling.assignToMe()
        }
        Button {
            visible: !root.handling.isClosed
            iconName: "user"
            text: qsTr("Assign")
            hint: qsTr("To whom the field names")
            enabled: wordsField.text !== ""
            isQuiet: true
            onClicked: root.handling.assign(root.take())
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
