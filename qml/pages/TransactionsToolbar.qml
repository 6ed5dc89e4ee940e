pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Opsroom.Controls
import Opsroom.Theme
import Opsroom.ViewModels

/// Filter, its chips, pause and follow, and what to do with the rows.
ColumnLayout {
    id: root

    required property TransactionsViewModel viewModel
    required property TransactionColumns columnSet
    property alias field: filterField

    signal exportRequested()
    signal saveRequested()
    /// The filter is written; the keyboard may go on.
    signal accepted()

    spacing: Metrics.small

    RowLayout {
        spacing: Metrics.small
        Layout.fillWidth: true

        FilterField {
            id: filterField
            placeholderText: qsTr("Filter: tenant:acme status:failed amount>10000 \"text\"")
            error: root.viewModel.filter.error
            text: root.viewModel.filter.text
            onTextEdited: root.viewModel.filter.text = text
            onAccepted: root.accepted()
            onTextChanged: if (text === "" && root.viewModel.filter.text !== "") root.viewModel.filter.clear()
            Layout.fillWidth: true
        }
        Button {
            iconName: root.viewModel.isPaused ? "play" : "pause"
            text: root.viewModel.isPaused ? qsTr("Resume") : qsTr("Pause")
            hint: qsTr("Space")
            isPrimary: root.viewModel.isPaused
            onClicked: root.viewModel.togglePause()
        }
        Button {
            iconName: "columns"
            text: qsTr("Columns")
            onClicked: chooser.open()

            ColumnChooser {
                id: chooser
                columnSet: root.columnSet
                takesPath: true
                path: root.viewModel.extraPath
                onPathChosen: path => isPathWrong = !root.viewModel.setExtraPath(path)
            }
        }
        Button {
            iconName: "export"
            text: qsTr("Export")
            hint: qsTr("Ctrl+E")
            enabled: root.viewModel.hasReceived
            onClicked: root.exportRequested()
        }
    }
    Flow {
        spacing: Metrics.small
        Layout.fillWidth: true

        Chip {
            text: qsTr("Follow newest")
            iconName: "follow"
            checkable: true
            checked: root.viewModel.isFollowing
            onToggled: root.viewModel.isFollowing = checked
        }
        Repeater {
            model: root.viewModel.filter.chips

            Chip {
                id: chip

                required property string modelData
                required property int index

                text: modelData
                checked: true
                isRemovable: true
                onClicked: {
                    filterField.forceActiveFocus(Qt.OtherFocusReason);
                    const at = filterField.text.indexOf(chip.modelData);
                    if (at >= 0)
                        filterField.select(at, at + chip.modelData.length);
                }
                onRemoved: root.viewModel.filter.removeChip(index)
            }
        }
        Chip {
            visible: root.viewModel.filter.isActive
            iconName: "plus"
            text: qsTr("Save filter")
            onClicked: root.saveRequested()
        }
        Repeater {
            model: root.viewModel.filter.savedNames

            Chip {
                required property string modelData
                required property int index

                text: modelData
                iconName: index === root.viewModel.filter.defaultIndex ? "returned" : "filter"
                isRemovable: true
                onClicked: root.viewModel.filter.applySaved(index)
                onRemoved: root.viewModel.filter.removeSaved(index)
            }
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
            text: root.viewModel.isPaused ? root.viewModel.pauseText : root.viewModel.countText
            color: root.viewModel.isPaused ? Theme.high : Theme.textFaint
            font: Typography.caption
            Accessible.role: Accessible.StatusBar
        }
    }
}
