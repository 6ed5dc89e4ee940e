import QtQuick
import QtQuick.Layouts
import Opsroom.Controls
import Opsroom.Theme
import Opsroom.ViewModels

/// Asks before clients are muted: whom, for how long, and why.
Dialog {
    id: root

    required property ConnectionsViewModel viewModel
    property string targets
    readonly property list<int> minutes: [5, 60, 1440]

    title: qsTr("Mute %1").arg(targets)
    onAboutToShow: {
        reason.clear();
        targets = viewModel.targetText;
    }
    onOpened: reason.forceActiveFocus(Qt.PopupFocusReason)

    function carryOut(): void {
        if (reason.text.trim() === "")
            return;
        root.viewModel.muteTargets(root.minutes[duration.current], reason.text);
        root.close();
    }

    PlainText {
        text: qsTr("It still receives everything; what it sends to change something is refused. Who connects anew is not muted.")
        color: Theme.textMuted
        wrapMode: Text.Wrap
        Layout.fillWidth: true
    }
    SegmentedControl {
        id: duration
        label: qsTr("For how long")
        choices: [qsTr("5 min"), qsTr("1 h"), qsTr("24 h")]
        onChosen: index => current = index
    }
    FilterField {
        id: reason
        takesEscape: false
        iconName: "note"
        placeholderText: qsTr("Reason: the audit log gets it")
        maximumLength: 120
        Layout.fillWidth: true
        onAccepted: root.carryOut()
    }
    RowLayout {
        spacing: Metrics.small
        Layout.alignment: Qt.AlignRight

        Button {
            text: qsTr("Cancel")
            onClicked: root.close()
        }
        Button {
            text: qsTr("Mute")
            isDanger: true
            enabled: reason.text.trim() !== ""
            onClicked: root.carryOut()
        }
    }
}
