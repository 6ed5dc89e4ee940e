import QtQuick
import Opsroom.Controls
import Opsroom.Theme

/// One client of the hub.
TableRow {
    id: root

    required property ConnectionColumns columns
    required isSelected
    required property string userId
    required property bool isMuted
    required property string tenantId
    required property string roles
    required property string address
    required property string agent
    required property string transport
    required property bool isSecure
    required property string ageText
    required property string roundTripText
    required property string pongText
    required property int channelCount
    required property string sentText
    required property int dropped
    required property string queuedText

    spoken: qsTr("%1 of %2, %3, since %4").arg(userId).arg(tenantId === "" ? qsTr("all tenants") : tenantId)
                                        .arg(transport).arg(ageText)

    TableCell {
        column: root.columns.user
        text: root.isMuted ? qsTr("%1 (muted)").arg(root.userId) : root.userId
        color: root.isMuted ? Theme.high : Theme.text
    }
    TableCell {
        column: root.columns.tenant
        text: root.tenantId === "" ? qsTr("all") : root.tenantId
        color: root.tenantId === "" ? Theme.textMuted : Theme.text
    }
    TableCell {
        column: root.columns.roles
        text: root.roles
        color: Theme.textMuted
    }
    TableCell {
        column: root.columns.address
        text: root.address
        isFigures: true
        color: Theme.textMuted
    }
    TableCell {
        column: root.columns.agent
        text: root.agent === "" ? "–" : root.agent
        color: Theme.textFaint
    }
    TableCell {
        column: root.columns.transport
        text: root.isSecure ? qsTr("%1 + TLS").arg(root.transport) : root.transport
        color: Theme.textMuted
    }
    TableCell {
        column: root.columns.age
        text: root.ageText
        isFigures: true
    }
    TableCell {
        column: root.columns.roundTrip
        text: root.roundTripText === "" ? "–" : root.roundTripText
        isFigures: true
        color: root.roundTripText === "" ? Theme.textFaint : Theme.text
    }
    TableCell {
        column: root.columns.pong
        text: root.pongText === "" ? "–" : root.pongText
        isFigures: true
    }
    TableCell {
        column: root.columns.channels
        text: root.channelCount.toLocaleString(Qt.locale(), "f", 0)
        isFigures: true
        color: root.channelCount > 0 ? Theme.text : Theme.textFaint
    }
    TableCell {
        column: root.columns.sent
        text: root.sentText
        isFigures: true
    }
    TableCell {
        column: root.columns.dropped
        text: root.dropped.toLocaleString(Qt.locale(), "f", 0)
        isFigures: true
        color: root.dropped > 0 ? Theme.high : Theme.textFaint
    }
    TableCell {
        column: root.columns.queued
        text: root.queuedText === "" ? "0" : root.queuedText
        isFigures: true
        color: root.queuedText === "" ? Theme.textFaint : Theme.high
    }
}
