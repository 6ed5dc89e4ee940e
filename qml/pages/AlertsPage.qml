pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Opsroom.Controls
import Opsroom.Theme
import Opsroom.ViewModels

/// Compliance alerts, the gravest first.
PageFrame {
    id: root

    required property AlertsViewModel viewModel

    label: qsTr("Alerts")
    isEmpty: viewModel.shownCount === 0
    isFiltered: viewModel.totalCount > 0
    emptyTitle: viewModel.totalCount > 0 ? qsTr("No alert passes the filter") : qsTr("No alerts")
    emptyText: viewModel.totalCount > 0 ? viewModel.countText : qsTr("Nothing has been raised since the console was started.")
    emptyIcon: viewModel.totalCount > 0 ? "filter" : "shield"
    emptyAction: viewModel.totalCount > 0 ? qsTr("Clear the filter") : ""
    onEmptyActionTriggered: viewModel.filter.clear()

    Keys.onPressed: event => {
        if (event.text === "/") {
            root.focusFilter();
            event.accepted = true;
        } else if (event.key === Qt.Key_J || event.key === Qt.Key_K) {
            table.list.forceActiveFocus(Qt.ShortcutFocusReason);
            table.moveBy(event.key === Qt.Key_J ? 1 : -1);
            event.accepted = true;
        }
    }

    Keys.onEscapePressed: event => {
        event.accepted = root.viewModel.currentRow >= 0;
        root.viewModel.currentRow = -1;
    }

    /// Where a token stands among the chips; -1: nowhere.
    function placeOf(token: string): int {
        const chips = root.viewModel.filter.chips;
        for (let i = 0; i < chips.length; ++i) {
            if (chips[i] === token)
                return i;
        }
        return -1;
    }

    function focusFilter(): void {
        filterField.forceActiveFocus(Qt.ShortcutFocusReason);
    }

    /// How many there are of a severity; shows only those, or all again.
    component SeverityChip: Chip {
        id: chip

        required property string word
        required property string token
        required property int amount
        readonly property int place: root.placeOf(token)

        text: qsTr("%1 %2").arg(word).arg(amount)
        checked: place >= 0
        onClicked: {
            if (chip.place >= 0)
                root.viewModel.filter.removeChip(chip.place);
            else
                root.viewModel.filter.text = chip.token;
        }
    }

    toolbar: ColumnLayout {
        width: parent ? parent.width : 0
        spacing: Metrics.small

        FilterField {
            id: filterField
            placeholderText: qsTr("Filter: sev>=high tenant:acme \"structuring\"")
            error: root.viewModel.filter.error
            text: root.viewModel.filter.text
            onTextEdited: root.viewModel.filter.text = text
            onAccepted: table.list.forceActiveFocus(Qt.OtherFocusReason)
            onTextChanged: if (text === "" && root.viewModel.filter.text !== "") root.viewModel.filter.clear()
            Layout.fillWidth: true
        }
        Flow {
            spacing: Metrics.small
            Layout.fillWidth: true

            SeverityChip {
                word: qsTr("Critical")
                token: "severity:critical"
                iconName: "mark-critical"
                iconTone: Theme.critical
                amount: root.viewModel.counts.critical
            }
            SeverityChip {
                word: qsTr("High")
                token: "severity:high"
                iconName: "mark-high"
                iconTone: Theme.high
                amount: root.viewModel.counts.high
            }
            SeverityChip {
                word: qsTr("Medium")
                token: "severity:medium"
                iconName: "mark-medium"
                iconTone: Theme.medium
                amount: root.viewModel.counts.medium
            }
            SeverityChip {
                word: qsTr("Low")
                token: "severity:low"
                iconName: "mark-low"
                iconTone: Theme.low
                amount: root.viewModel.counts.low
            }
            SeverityChip {
                word: qsTr("Info")
                token: "severity:info"
                iconName: "mark-info"
                amount: root.viewModel.counts.info
            }
            PlainText {
                visible: text !== ""
                height: Metrics.controlSmall
                text: root.viewModel.filter.error
                color: Theme.critical
                font: Typography.caption
                Accessible.role: Accessible.AlertMessage
            }
            PlainText {
                height: Metrics.controlSmall
                text: root.viewModel.countText
                color: Theme.textFaint
                font: Typography.caption
                Accessible.role: Accessible.StatusBar
            }
        }
    }

    RowLayout {
        anchors.fill: parent
        spacing: Metrics.medium

        Card {
            isFlush: true
            Layout.fillWidth: true
            Layout.fillHeight: true

            DataTable {
                id: table
                anchors.fill: parent
                focus: true
                label: qsTr("Alerts, %1").arg(root.viewModel.countText)
                columns: AlertColumns {
                    id: columnSet
                    space: table.width
                }
                model: root.viewModel.alerts
                currentRow: root.viewModel.currentRow
                onRowRequested: row => root.viewModel.currentRow = row

                delegate: AlertRow {
                    width: table.list.width
                    columns: columnSet
                    isCurrent: index === root.viewModel.currentRow
                    hasKeyboard: table.hasKeyboard
                    onPressed: {
                        table.list.forceActiveFocus(Qt.MouseFocusReason);
                        root.viewModel.currentRow = index;
                    }
                }
            }
        }
        AlertPanel {
            viewModel: root.viewModel
            Layout.preferredWidth: implicitWidth
            Layout.maximumWidth: root.width * 0.45
            Layout.fillHeight: true
            onClosed: {
                root.viewModel.currentRow = -1;
                table.list.forceActiveFocus(Qt.OtherFocusReason);
            }
        }
    }
}
