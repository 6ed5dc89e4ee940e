import QtQuick
import QtQuick.Layouts
import Opsroom.Controls
import Opsroom.Theme
import Opsroom.ViewModels

/// The hub that this console shows: its state and, where it runs in this process, its configuration.
PageFrame {
    id: root

    required property HubViewModel viewModel

    isOfHub: false
    label: qsTr("Hub")
    isEmpty: false
    emptyTitle: ""

    Component.onCompleted: viewModel.refresh()
    Keys.onPressed: event => {
        if (event.text === "/" && root.viewModel.isOurs) {
            root.focusFilter();
            event.accepted = true;
        } else if (event.key === Qt.Key_F5) {
            root.viewModel.refresh();
            event.accepted = true;
        }
    }

    function focusFilter(): void {
        settings.field.forceActiveFocus(Qt.ShortcutFocusReason);
    }

    RowLayout {
        anchors.fill: parent
        spacing: Metrics.medium

        Card {
            title: root.viewModel.isOurs ? qsTr("Embedded hub") : qsTr("Hub")
            note: root.viewModel.isOurs ? "" : qsTr("it runs elsewhere")
            Layout.preferredWidth: root.viewModel.isOurs ? 380 : 640
            Layout.fillWidth: !root.viewModel.isOurs
            Layout.fillHeight: true

            HubState {
                anchors.fill: parent
                viewModel: root.viewModel
            }
        }
        Card {
            visible: root.viewModel.isOurs
            title: qsTr("Configuration")
            note: root.viewModel.settings.changeCount === 0 ? qsTr("checked as a whole before anything is applied")
                                                            : qsTr("%n change(s), not applied yet", "", root.viewModel.settings.changeCount)
            Layout.fillWidth: true
            Layout.fillHeight: true

            HubSettings {
                id: settings
                anchors.fill: parent
                viewModel: root.viewModel
            }
        }
    }
}
