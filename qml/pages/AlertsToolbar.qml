pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Opsroom.Controls
import Opsroom.Theme
import Opsroom.ViewModels

/// What to look for among the alerts, how many of each severity there are, and what concerns all of them.
ColumnLayout {
    id: root

    required property AlertsViewModel viewModel
    property alias field: filterField

    signal filterAccepted()
    signal bulkRequested()

    spacing: Metrics.small

    /// Where a token stands among the chips; -1: nowhere.
    function placeOf(token: string): int {
        const chips = root.viewModel.filter.chips;
        for (let i = 0; i < chips.length; ++i) {
            if (chips[i] === token)
                return i;
        }
        return -1;
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

    RowLayout {
        spacing: Metrics.small
        Layout.fillWidth: true

        FilterField {
            id: filterField
            placeholderText: qsTr("Filter: sev>=high tenant:acme \"structuring\"")
            error: root.viewModel.filter.error
            text: root.viewModel.filter.text
            onTextEdited: root.viewModel.filter.text = text
            onAccepted: root.filterAccepted()
            onTextChanged: if (text === "" && root.viewModel.filter.text !== "") root.viewModel.filter.clear()
            Layout.fillWidth: true
        }
        MuteButton { annunciator: root.viewModel.annunciator }
        Button {
            visible: root.viewModel.handling.isAllowed
            enabled: root.viewModel.acknowledgeableCount > 0 && !root.viewModel.handling.isBusy
            iconName: "check"
            text: qsTr("Acknowledge shown (%1)…").arg(root.viewModel.acknowledgeableCount.toLocaleString(Qt.locale(), "f", 0))
            hint: qsTr("All that pass the filter; critical ones one by one")
            onClicked: root.bulkRequested()
        }
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
        Chip {
            text: qsTr("Grouped")
            iconName: "columns"
            checkable: true
            checked: root.viewModel.isGrouped
            onToggled: root.viewModel.isGrouped = checked
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
    Rectangle {
        visible: root.viewModel.isFlood
        implicitHeight: Metrics.control
        radius: Metrics.radius
        color: Theme.wash(Theme.high, Theme.isHighContrast ? 0 : 0.13)
        border.width: Metrics.hairline
        border.color: Theme.wash(Theme.high, 0.5)
        Layout.fillWidth: true
        Accessible.role: Accessible.AlertMessage
        Accessible.name: flood.text

        Icon {
            x: Metrics.medium
            anchors.verticalCenter: parent.verticalCenter
            name: "problem"
            color: Theme.high
        }
        PlainText {
            id: flood
            anchors { fill: parent; leftMargin: Metrics.medium + Metrics.icon + Metrics.small; rightMargin: Metrics.medium }
            text: root.viewModel.isGrouped
                  ? qsTr("%1. They stand together by tenant and category; critical ones stand alone. Enter opens a group.").arg(root.viewModel.floodText)
                  : root.viewModel.floodText
            Accessible.ignored: true
        }
    }
}
