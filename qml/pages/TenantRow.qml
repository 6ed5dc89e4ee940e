import QtQuick
import Opsroom.Controls
import Opsroom.Theme

/// One tenant and who is connected to it.
TableRow {
    id: root

    required property TenantColumns columns
    required property string tenantId
    required property int connections
    required property int users
    required property int queued
    required property real share
    required property int updatesPerMinute
    required property string lastActivityText

    spoken: qsTr("%1: %2 connections, %3 users, %4 queued").arg(tenantId).arg(connections).arg(users).arg(queued)

    function figure(value: int): string {
        return value.toLocaleString(Qt.locale(), "f", 0);
    }

    TableCell {
        column: root.columns.tenant
        text: root.tenantId
    }
    TableCell {
        column: root.columns.connections
        text: root.figure(root.connections)
        isFigures: true
    }
    TableSlot {
        column: root.columns.share

        ShareBar {
            anchors.fill: parent
            anchors.leftMargin: Metrics.small
            anchors.rightMargin: Metrics.small
            share: root.share
        }
    }
    TableCell {
        column: root.columns.users
        text: root.figure(root.users)
        isFigures: true
    }
    TableCell {
        column: root.columns.queued
        text: root.figure(root.queued)
        isFigures: true
        color: root.queued > 0 ? Theme.high : Theme.textFaint
    }
    TableCell {
        column: root.columns.rate
        text: root.figure(root.updatesPerMinute)
        isFigures: true
    }
    TableCell {
        column: root.columns.activity
        text: root.lastActivityText === "" ? "–" : root.lastActivityText
        isFigures: true
        color: Theme.textMuted
    }
}
