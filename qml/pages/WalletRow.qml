import QtQuick
import Opsroom.Charts
import Opsroom.Controls
import Opsroom.Theme
import Opsroom.ViewModels

/// One wallet: its balances, how they went, and how busy it is.
TableRow {
    id: root

    required property WalletColumns columns
    required property string walletId
    required property string tenantId
    required property string unit
    required property string available
    required property string pending
    required property string held
    required property string delta
    required property bool isDebit
    required property int balanceCount
    required property int updatesPerMinute
    required property string ageText
    required property bool isQuiet
    required property SampleHistory history

    readonly property color ink: isQuiet ? Theme.textFaint : Theme.text

    spoken: qsTr("%1 of %2, available %3 %4, %5 updates a minute").arg(walletId).arg(tenantId).arg(available).arg(unit)
            .arg(updatesPerMinute)

    TableCell {
        column: root.columns.wallet
        text: root.balanceCount > 1 ? qsTr("%1 (+%2 units)").arg(root.walletId).arg(root.balanceCount - 1) : root.walletId
        isFigures: true
        elide: Text.ElideMiddle
        color: root.ink
    }
    TableCell {
        column: root.columns.tenant
        text: root.tenantId
        color: Theme.textMuted
    }
    TableSlot {
        column: root.columns.trend

        Sparkline {
            anchors.fill: parent
            anchors.margins: Metrics.tiny
            values: root.history.values
            minimum: root.history.minimum
            maximum: root.history.maximum
            startsAtZero: false
            color: root.isQuiet ? Theme.lineStrong : Theme.seriesA
        }
    }
    TableCell {
        column: root.columns.available
        text: root.available === "" ? "–" : root.available + " " + root.unit
        isFigures: true
        color: root.ink
    }
    TableCell {
        column: root.columns.pending
        text: root.pending
        isFigures: true
        color: Theme.textMuted
    }
    TableCell {
        column: root.columns.held
        text: root.held
        isFigures: true
        color: Theme.textMuted
    }
    TableCell {
        column: root.columns.change
        text: root.delta
        isFigures: true
        color: root.isQuiet ? Theme.textFaint : root.isDebit ? Theme.text : Theme.good
    }
    TableCell {
        column: root.columns.rate
        text: root.updatesPerMinute.toLocaleString(Qt.locale(), "f", 0)
        isFigures: true
        color: root.updatesPerMinute > 0 ? Theme.text : Theme.textFaint
    }
    TableCell {
        column: root.columns.age
        text: root.ageText
        isFigures: true
        color: root.isQuiet ? Theme.high : Theme.textMuted
    }
}
