pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Opsroom.Controls
import Opsroom.Theme
import Opsroom.ViewModels

/// The hubs that are saved, to be opened, changed or added; and captures to be played.
Dialog {
    id: root

    required property WorkspaceViewModel workspace
    property int edited: -1
    property bool isEditing: false

    title: isEditing ? edited < 0 ? qsTr("Add a hub") : qsTr("Change the hub") : qsTr("Hubs")
    width: Math.min(620, parent ? parent.width - 2 * Metrics.large : 620)
    onAboutToShow: {
        root.workspace.clearProblem();
        root.isEditing = root.workspace.profiles.count === 0;
        root.edited = -1;
    }

    function edit(row: int): void {
        root.workspace.clearProblem();
        root.edited = row;
        root.isEditing = true;
    }
    function openHub(row: int): void {
        if (root.workspace.openProfile(row))
            root.close();
    }

    PlainText {
        visible: root.isEditing && root.workspace.profiles.count === 0
        text: qsTr("Save a hub to look at it next to this one. Its token goes to the keychain of your desktop.")
        color: Theme.textMuted
        wrapMode: Text.Wrap
        Layout.fillWidth: true
    }
    HubProfileForm {
        visible: root.isEditing
        workspace: root.workspace
        row: root.edited
        isShown: root.isEditing
        Layout.fillWidth: true
        onSaved: root.isEditing = false
        onCancelled: root.workspace.profiles.count === 0 ? root.close() : root.isEditing = false
    }
    ListView {
        id: list
        visible: !root.isEditing
        implicitHeight: Math.min(contentHeight, 320)
        clip: true
        model: root.workspace.profiles
        activeFocusOnTab: true
        focus: !root.isEditing
        boundsBehavior: Flickable.StopAtBounds
        Layout.fillWidth: true
        Accessible.role: Accessible.List
        Accessible.name: qsTr("Saved hubs")
        Keys.onReturnPressed: root.openHub(currentIndex)
        Keys.onEnterPressed: root.openHub(currentIndex)
        Keys.onDeletePressed: root.workspace.removeProfile(currentIndex)

        T.ScrollBar.vertical: ScrollBar {}

        delegate: HubProfileRow {
            width: list.width
            isCurrent: ListView.isCurrentItem && list.activeFocus
            onOpenRequested: root.openHub(index)
            onEditRequested: root.edit(index)
            onRemoveRequested: root.workspace.removeProfile(index)
        }
    }
    PlainText {
        visible: text !== ""
        text: root.workspace.problem
        color: Theme.critical
        wrapMode: Text.Wrap
        Layout.fillWidth: true
        Accessible.role: Accessible.AlertMessage
    }
    RowLayout {
        visible: !root.isEditing
        spacing: Metrics.small
        Layout.alignment: Qt.AlignRight

        Button {
            iconName: "plus"
            text: qsTr("Add a hub")
            onClicked: root.edit(-1)
        }
        Button {
            text: qsTr("Close")
            onClicked: root.close()
        }
    }
}
