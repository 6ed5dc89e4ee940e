import QtQuick
import QtQuick.Layouts
import Opsroom.Controls
import Opsroom.Theme
import Opsroom.ViewModels

/// Asks before clients are sent away: whom, why, and whether they may come back.
Dialog {
    id: root

    required property ConnectionsViewModel viewModel
    property string targets

    title: qsTr("Disconnect %1").arg(targets)
    onAboutToShow: {
        reason.clear();
        targets = viewModel.targetText;
    }
    onOpened: reason.forceActiveFocus(Qt.PopupFocusReason)

    function carryOut(): void {
        if (reason.text.trim() === "")
            return;
        root.viewModel.disconnectTargets(reason.text, comeBack.checked);
        root.close();
    }

    PlainText {
        text: comeBack.checked ? qsTr("The connection ends, and the client may come back at once.")
                               : qsTr("The connection ends, and the client does not come back by itself. Its token stays good.")
        color: Theme.textMuted
        wrapMode: Text.Wrap
        Layout.fillWidth: true
    }
    FilterField {
        id: reason
        takesEscape: false
        iconName: "note"
        placeholderText: qsTr("Reason: the client and the audit log get it")
        maximumLength: 120
        Layout.fillWidth: true
        onAccepted: root.carryOut()
    }
    CheckBox {
        id: comeBack
        text: qsTr("It may come back at once")
    }
    RowLayout {
        spacing: Metrics.small
        Layout.alignment: Qt.AlignRight

        Button {
            text: qsTr("Cancel")
            onClicked: root.close()
        }
        Button {
            text: qsTr("Disconnect")
            isDanger: true
            enabled: reason.text.trim() !== ""
            onClicked: root.carryOut()
        }
    }
}
