import QtQuick
import QtQuick.Layouts
import Opsroom.Controls
import Opsroom.Pages
import Opsroom.Theme
import Opsroom.ViewModels

/// Name, address, kind and token of a hub that is saved.
ColumnLayout {
    id: root

    required property WorkspaceViewModel workspace
    required property int row
    required property bool isShown

    signal saved()
    signal cancelled()

    spacing: Metrics.medium
    onIsShownChanged: if (isShown) fill()
    onRowChanged: fill()
    Component.onCompleted: fill()

    function fill(): void {
        const profiles = root.workspace.profiles;
        const at = root.row >= 0 && root.row < profiles.count ? profiles.index(root.row, 0) : null;
        nameField.text = at ? profiles.data(at, HubProfileModel.NameRole) : "";
        urlField.text = at ? profiles.data(at, HubProfileModel.UrlRole) : "";
        pathField.text = at ? profiles.data(at, HubProfileModel.PathRole) : "";
        kind.current = at ? profiles.data(at, HubProfileModel.EnvironmentRole) : Environment.Unnamed;
        tokenField.text = "";
        if (root.isShown)
            nameField.forceActiveFocus(Qt.PopupFocusReason);
    }
    function save(): void {
        if (root.workspace.saveProfile(root.row, nameField.text, urlField.text, pathField.text, kind.current, tokenField.text))
            root.saved();
    }

    FilterField {
        id: nameField
        takesEscape: false
        iconName: "hub"
        placeholderText: qsTr("Name, such as Production Frankfurt")
        maximumLength: 60
        Layout.fillWidth: true
        onAccepted: root.save()
    }
    FilterField {
        id: urlField
        takesEscape: false
        iconName: "connections"
        placeholderText: qsTr("Address, such as https://hub.example:3001")
        maximumLength: 400
        Layout.fillWidth: true
        onAccepted: root.save()
    }
    FilterField {
        id: pathField
        takesEscape: false
        iconName: "chevron-right"
        placeholderText: qsTr("Path, if it is not /enterprise-ws")
        Layout.fillWidth: true
        onAccepted: root.save()
    }
    FilterField {
        id: tokenField
        takesEscape: false
        iconName: "shield"
        placeholderText: root.row < 0 ? qsTr("Token") : qsTr("Token, if it is to be another one")
        maximumLength: 16384
        echoMode: TextInput.Password
        Layout.fillWidth: true
        onAccepted: root.save()
    }
    SettingLine {
        title: qsTr("Kind of hub")
        explanation: qsTr("A badge over everything, so that nobody takes one for another.")

        SegmentedControl {
            id: kind
            label: qsTr("Kind of hub")
            choices: [qsTr("None"), qsTr("PROD"), qsTr("STAGING"), qsTr("TEST"), qsTr("DEV")]
            onChosen: index => current = index
        }
    }
    RowLayout {
        spacing: Metrics.small
        Layout.alignment: Qt.AlignRight

        Button {
            text: qsTr("Cancel")
            onClicked: root.cancelled()
        }
        Button {
            text: qsTr("Save")
            isPrimary: true
            enabled: nameField.text.trim() !== "" && urlField.text.trim() !== ""
            onClicked: root.save()
        }
    }
}
