import QtQuick
import QtQuick.Layouts
import Opsroom.Controls
import Opsroom.Theme
import Opsroom.ViewModels

/// Whether the hub runs, what is to be known about it, and the orders to it.
ColumnLayout {
    id: root

    required property HubViewModel viewModel

    spacing: Metrics.medium

    StatusDot {
        // Of a hub that runs elsewhere nothing is known but whether it answers us.
        words: root.viewModel.isBusy ? qsTr("Under way")
             : root.viewModel.isOurs ? root.viewModel.isRunning ? qsTr("Running") : qsTr("Stopped")
                                     : root.viewModel.isRunning ? qsTr("Connected") : qsTr("Not connected")
        tone: root.viewModel.isBusy ? Theme.high : root.viewModel.isRunning ? Theme.good : Theme.critical
        isBusy: root.viewModel.isBusy
    }
    FieldList {
        model: root.viewModel.facts
        Layout.fillWidth: true
        Layout.fillHeight: true
    }
    PlainText {
        visible: text !== ""
        text: root.viewModel.message
        color: root.viewModel.isRefused ? Theme.critical : Theme.textMuted
        wrapMode: Text.Wrap
        Layout.fillWidth: true
        Accessible.role: Accessible.AlertMessage
        Accessible.name: text
    }
    Flow {
        visible: root.viewModel.isOurs
        spacing: Metrics.small
        Layout.fillWidth: true

        Button {
            visible: !root.viewModel.isRunning
            enabled: !root.viewModel.isBusy
            iconName: "play"
            text: qsTr("Start")
            isPrimary: true
            onClicked: root.viewModel.start()
        }
        Button {
            visible: root.viewModel.isRunning
            enabled: !root.viewModel.isBusy
            iconName: "refresh"
            text: qsTr("Restart")
            hint: qsTr("Clients are told, and come back by themselves")
            onClicked: root.viewModel.restart()
        }
        Button {
            visible: root.viewModel.isRunning
            enabled: !root.viewModel.isBusy
            iconName: "pause"
            text: qsTr("Stop…")
            isDanger: true
            onClicked: stopSheet.open()
        }
    }

    Dialog {
        id: stopSheet
        title: qsTr("Stop the hub")
        onOpened: cancel.forceActiveFocus(Qt.PopupFocusReason)

        PlainText {
            text: qsTr("Every client loses its connection, this console too, until the hub is started again.")
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
                onClicked: stopSheet.close()
            }
            Button {
                text: qsTr("Stop")
                isDanger: true
                onClicked: {
                    stopSheet.close();
                    root.viewModel.stop();
                }
            }
        }
    }
}
