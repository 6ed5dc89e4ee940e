pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Opsroom.Controls
import Opsroom.Theme
import Opsroom.ViewModels

/// One alert, looked at closely.
SidePanel {
    id: root

    required property AlertsViewModel viewModel

    readonly property AlertActions actions: actionsItem

    title: qsTr("Alert")
    isOpen: viewModel.currentRow >= 0

    ColumnLayout {
        anchors.fill: parent
        anchors.margins: Metrics.medium
        spacing: Metrics.medium

        SegmentedControl {
            id: tabs
            label: qsTr("What to show of the alert")
            choices: [qsTr("Summary"), qsTr("Trail"), qsTr("JSON")]
            onChosen: index => current = index
        }
        FieldList {
            visible: tabs.current === 0
            model: root.viewModel.summary
            Layout.fillWidth: true
            Layout.fillHeight: true
        }
        FieldList {
            visible: tabs.current === 1
            model: root.viewModel.handling.trail
            Layout.fillWidth: true
            Layout.fillHeight: true
        }
        JsonView {
            id: json
            visible: tabs.current === 2
            pretty: visible ? root.viewModel.prettyJson : ""
            hasCopy: false
            Layout.fillWidth: true
            Layout.fillHeight: true
        }
        AlertActions {
            id: actionsItem
            handling: root.viewModel.handling
            Layout.fillWidth: true
        }
    }
}
