pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Opsroom.Controls
import Opsroom.Theme
import Opsroom.ViewModels

/// The hub's settings, to be searched and changed.
ColumnLayout {
    id: root

    required property HubViewModel viewModel
    property alias field: searchField

    spacing: Metrics.small

    RowLayout {
        spacing: Metrics.small
        Layout.fillWidth: true

        FilterField {
            id: searchField
            placeholderText: qsTr("Search by name or meaning")
            text: root.viewModel.searchText
            onTextChanged: root.viewModel.searchText = text
            onAccepted: list.forceActiveFocus(Qt.OtherFocusReason)
            Layout.fillWidth: true
        }
        Chip {
            text: qsTr("Unusual only")
            checkable: true
            checked: root.viewModel.isOnlyUnusual
            onToggled: root.viewModel.isOnlyUnusual = checked
        }
    }
    ListView {
        id: list
        model: root.viewModel.settings
        clip: true
        activeFocusOnTab: true
        boundsBehavior: Flickable.StopAtBounds
        cacheBuffer: 400
        Layout.fillWidth: true
        Layout.fillHeight: true
        Accessible.role: Accessible.List
        Accessible.name: qsTr("Settings of the hub")

        T.ScrollBar.vertical: ScrollBar {}

        delegate: HubSettingRow {
            width: list.width - Metrics.medium
            onEdited: value => root.viewModel.settings.edit(index, value)
        }
    }
    RowLayout {
        spacing: Metrics.small
        Layout.alignment: Qt.AlignRight

        Button {
            text: qsTr("Discard")
            enabled: root.viewModel.settings.changeCount > 0
            onClicked: root.viewModel.discard()
        }
        Button {
            text: qsTr("Check and apply")
            hint: qsTr("Starts the hub again")
            isPrimary: true
            enabled: root.viewModel.settings.changeCount > 0 && !root.viewModel.isBusy
            onClicked: root.viewModel.apply()
        }
    }
}
