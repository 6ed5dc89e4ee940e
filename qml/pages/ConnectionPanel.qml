pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Opsroom.Controls
import Opsroom.Theme
import Opsroom.ViewModels

/// One client, looked at closely.
SidePanel {
    id: root

    required property ConnectionsViewModel viewModel

    signal disconnectRequested()
    signal revokeRequested()
    signal muteRequested()

    title: qsTr("Client")
    subtitle: viewModel.currentUser
    isOpen: viewModel.currentRow >= 0

    ColumnLayout {
        anchors.fill: parent
        anchors.margins: Metrics.medium
        spacing: Metrics.medium

        FieldList {
            model: root.viewModel.summary
            Layout.fillWidth: true
            Layout.fillHeight: true
        }
        PlainText {
            visible: channels.count > 0
            text: qsTr("Channels")
            font: Typography.caption
            color: Theme.textMuted
        }
        ListView {
            id: channels
            visible: count > 0
            model: root.viewModel.currentChannels
            clip: true
            Layout.fillWidth: true
            Layout.preferredHeight: Math.min(count, 4) * Metrics.row
            Accessible.role: Accessible.List
            Accessible.name: qsTr("Channels")

            delegate: RowLayout {
                id: channel

                required property string modelData

                width: channels.width
                height: Metrics.row

                PlainText {
                    text: channel.modelData
                    font: Typography.figures
                    elide: Text.ElideMiddle
                    Layout.fillWidth: true
                }
                IconButton {
                    visible: root.viewModel.mayAct
                    iconName: "close"
                    label: qsTr("Take the client out of %1").arg(channel.modelData)
                    onClicked: root.viewModel.unsubscribe(channel.modelData, "")
                }
            }
        }
        ConnectionActions {
            viewModel: root.viewModel
            Layout.fillWidth: true
            onDisconnectRequested: root.disconnectRequested()
            onRevokeRequested: root.revokeRequested()
            onMuteRequested: root.muteRequested()
        }
    }
}
