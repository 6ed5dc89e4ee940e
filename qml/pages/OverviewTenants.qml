pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Opsroom.Controls
import Opsroom.Theme
import Opsroom.ViewModels

/// Connections by tenant.
Card {
    id: root

    required property TenantListModel model

    signal opened()

    title: qsTr("Connections")
    isFlush: true
    actions: Button {
        isQuiet: true
        text: qsTr("Open")
        onClicked: root.opened()
    }

    ListView {
        id: list
        anchors.fill: parent
        anchors.bottomMargin: Metrics.small
        interactive: false
        clip: true
        model: root.model

        delegate: Item {
            id: line

            required property string tenantId
            required property int connections
            required property real share

            x: Metrics.large
            width: list.width - 2 * Metrics.large
            height: Metrics.row
            visible: y + height <= list.height
            Accessible.role: Accessible.Row
            Accessible.name: qsTr("%1: %2 connections").arg(tenantId).arg(connections)

            ColumnLayout {
                anchors.verticalCenter: parent.verticalCenter
                width: parent.width
                spacing: 2

                RowLayout {
                    spacing: Metrics.medium

                    PlainText {
                        text: line.tenantId
                        Layout.fillWidth: true
                    }
                    PlainText {
                        text: line.connections.toLocaleString(Qt.locale(), "f", 0)
                        font: Typography.figures
                    }
                }
                ShareBar {
                    share: line.share
                    Layout.fillWidth: true
                }
            }
        }
    }
    StatePanel {
        anchors.fill: parent
        visible: list.count === 0
        kind: StatePanel.Empty
        iconName: "tenants"
        title: qsTr("No tenant is connected")
    }
}
