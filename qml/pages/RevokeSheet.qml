import QtQuick
import QtQuick.Layouts
import Opsroom.Controls
import Opsroom.Theme
import Opsroom.ViewModels

/// Asks before the tokens of users are withdrawn.
Dialog {
    id: root

    required property ConnectionsViewModel viewModel
    property string targets

    title: qsTr("Revoke the tokens of %1").arg(targets)
    onAboutToShow: targets = viewModel.targetText
    onOpened: cancel.forceActiveFocus(Qt.PopupFocusReason)

    PlainText {
        text: qsTr("Every token that these users hold now is worth nothing any more: all their connections end, on every device, and they come back only with a new one. It cannot be undone, and stands in the audit log.")
        color: Theme.textMuted
        wrapMode: Text.Wrap
        Layout.fillWidth: true
    }
    RowLayout {
        spacing: Metrics.small
        Layout.alignment: Qt.AlignRight

        Button {
            id: cancel
            text: qsTr("Cancel")
            onClicked: root.close()
        }
        Button {
            text: qsTr("Revoke")
            isDanger: true
            onClicked: {
                root.viewModel.revokeTargets();
                root.close();
            }
        }
    }
}
