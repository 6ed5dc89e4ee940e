pragma ComponentBehavior: Bound

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
    /// Among the close codes: the last one, by an operator.
    readonly property int usual: viewModel.closeCodes.length - 1
    property int code: usual

    title: qsTr("Disconnect %1").arg(targets)
    onAboutToShow: {
        reason.clear();
        code = usual;
        targets = viewModel.targetText;
    }
    onOpened: reason.forceActiveFocus(Qt.PopupFocusReason)

    function carryOut(): void {
        if (reason.text.trim() === "")
            return;
        root.viewModel.disconnectTargets(reason.text, root.code);
        root.close();
    }

    PlainText {
        text: root.viewModel.mayComeBack(root.code) ? qsTr("The connection ends, and the client may come back at once.")
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
    Flow {
        spacing: Metrics.tiny
        Layout.fillWidth: true
        Accessible.role: Accessible.Grouping
        Accessible.name: qsTr("Close code")

        Repeater {
            model: root.viewModel.closeCodes

            Chip {
                required property int index
                required property string modelData

                text: modelData
                checkable: true
                autoExclusive: true
                checked: index === root.code
                onClicked: root.code = index
            }
        }
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
