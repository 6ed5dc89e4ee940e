import QtQuick
import Opsroom.Controls
import Opsroom.Theme

/// One update of a transaction.
TableRow {
    id: root

    required property TransactionColumns columns
    required property string transactionId
    required property string tenantId
    required property string walletId
    required property string status
    required property int statusKind
    required property string amount
    required property string unit
    required property bool isDebit
    required property string counterparty
    required property string kind
    required property string extra
    required property string timeText
    required property bool isAnomaly
    required isSelected

    readonly property string amountText: unit === "" ? qsTr("%1 (unit unknown)").arg(amount) : amount + " " + unit

    spoken: qsTr("%1, %2, %3, %4, %5").arg(timeText).arg(tenantId).arg(transactionId).arg(status).arg(amountText)

    TableCell {
        column: root.columns.time
        text: root.timeText
        isFigures: true
        color: Theme.textMuted
    }
    TableCell {
        column: root.columns.tenant
        text: root.tenantId
    }
    TableCell {
        column: root.columns.transaction
        text: root.transactionId
        isFigures: true
        elide: Text.ElideMiddle
    }
    TableCell {
        column: root.columns.wallet
        text: root.walletId
        isFigures: true
        color: Theme.textMuted
        elide: Text.ElideMiddle
    }
    TableSlot {
        column: root.columns.status

        StatusMark {
            x: Metrics.small
            width: parent.width - 2 * Metrics.small
            height: parent.height
            status: root.status
            kind: root.statusKind
            isAnomaly: root.isAnomaly
        }
    }
    TableCell {
        column: root.columns.kind
        text: root.kind
        color: Theme.textMuted
    }
    TableCell {
        column: root.columns.party
        text: root.counterparty
        color: Theme.textMuted
    }
    TableCell {
        column: root.columns.extra
        text: root.extra
        color: Theme.textMuted
    }
    TableCell {
        column: root.columns.amount
        text: root.amountText
        isFigures: true
        color: root.isDebit ? Theme.text : Theme.good
    }
}
