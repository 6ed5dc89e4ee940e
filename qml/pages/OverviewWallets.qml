pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Opsroom.Charts
import Opsroom.Controls
import Opsroom.Theme
import Opsroom.ViewModels

/// The wallets that move most.
Card {
    id: root

    required property OverviewViewModel viewModel

    signal opened()

    title: qsTr("Busiest wallets")
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
        model: root.viewModel.busiestWallets

        delegate: RowLayout {
            id: line

            required property string walletId
            required property string tenantId
            required property string available
            required property string unit
            required property SampleHistory history
            required property int index

            x: Metrics.large
            width: list.width - 2 * Metrics.large
            height: Metrics.row
            visible: y + height <= list.height
            spacing: Metrics.medium
            Accessible.role: Accessible.Row
            Accessible.name: qsTr("%1 of %2: %3 %4").arg(walletId).arg(tenantId).arg(available).arg(unit)

            PlainText {
                text: line.walletId
                font: Typography.figures
                elide: Text.ElideMiddle
                Layout.preferredWidth: Math.min(implicitWidth + 1, list.width * 0.3)
            }
            PlainText {
                text: line.tenantId
                color: Theme.textMuted
                Layout.fillWidth: true
            }
            Sparkline {
                values: line.history.values
                minimum: line.history.minimum
                maximum: line.history.maximum
                startsAtZero: false
                Layout.preferredWidth: 48
                Layout.preferredHeight: 20
            }
            PlainText {
                text: line.available === "" ? "–" : line.available + " " + line.unit
                font: Typography.figures
                horizontalAlignment: Text.AlignRight
                Layout.preferredWidth: 116
            }
        }
    }
    StatePanel {
        anchors.fill: parent
        visible: list.count === 0
        kind: StatePanel.Empty
        iconName: "wallets"
        title: qsTr("No wallet has moved yet")
    }
}
