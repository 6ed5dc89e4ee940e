import QtQuick
import QtQuick.Layouts
import Opsroom.Controls
import Opsroom.Theme
import Opsroom.ViewModels

/// Who is to be connected next.
ColumnLayout {
    id: root

    required property TestBenchViewModel viewModel
    property int role: 0

    spacing: Metrics.small

    function connectClient(): void {
        if (root.viewModel.connectClient(userField.text, tenantField.text, root.viewModel.roles[root.role]))
            userField.text = "";
    }

    RowLayout {
        spacing: Metrics.small
        Layout.fillWidth: true

        FilterField {
            id: userField
            iconName: "user"
            placeholderText: qsTr("User")
            Layout.fillWidth: true
            onAccepted: root.connectClient()
        }
        FilterField {
            id: tenantField
            iconName: "tenants"
            placeholderText: qsTr("Tenant")
            Layout.fillWidth: true
            onAccepted: root.connectClient()
        }
        Button {
            iconName: "plus"
            text: qsTr("Connect")
            isPrimary: true
            enabled: userField.text !== "" && tenantField.text !== ""
            onClicked: root.connectClient()
        }
        IconButton {
            iconName: "copy"
            label: qsTr("Copy a token of this user")
            enabled: userField.text !== "" && tenantField.text !== ""
            onClicked: root.viewModel.copyToken(userField.text, tenantField.text, root.viewModel.roles[root.role])
        }
        IconButton {
            iconName: "connections"
            label: qsTr("Add a door for a client of yours")
            onClicked: root.viewModel.addOutsideClient()
        }
    }
    SegmentedControl {
        label: qsTr("Role")
        choices: root.viewModel.roles
        current: root.role
        onChosen: index => root.role = index
    }
    PlainText {
        visible: root.viewModel.problem !== ""
        text: root.viewModel.problem
        color: Theme.critical
        wrapMode: Text.Wrap
        Layout.fillWidth: true
        Accessible.role: Accessible.AlertMessage
    }
}
