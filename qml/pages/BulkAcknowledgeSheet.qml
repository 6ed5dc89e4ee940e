import QtQuick
import QtQuick.Layouts
import Opsroom.Controls
import Opsroom.Theme
import Opsroom.ViewModels

/// Asks before all alerts that pass the filter are acknowledged.
Dialog {
    id: root

    required property AlertsViewModel viewModel
    property int amount: 0

    title: qsTr("Acknowledge %1 alerts").arg(amount.toLocaleString(Qt.locale(), "f", 0))
    onAboutToShow: {
        note.clear();
        amount = viewModel.acknowledgeableCount;
    }
    onOpened: note.forceActiveFocus(Qt.PopupFocusReason)

    function carryOut(): void {
        root.viewModel.handling.acknowledgeShown(note.text);
        root.close();
    }

    PlainText {
        text: qsTr("All that pass the filter and that nobody has acknowledged, each with an entry of its own in its trail. Critical alerts are left out: they are acknowledged one by one, with a note.")
        color: Theme.textMuted
        wrapMode: Text.Wrap
        Layout.fillWidth: true
    }
    FilterField {
        id: note
        takesEscape: false
        iconName: "note"
        placeholderText: qsTr("Note, the same for all")
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
            text: qsTr("Acknowledge")
            isPrimary: true
            onClicked: root.carryOut()
        }
    }
}
