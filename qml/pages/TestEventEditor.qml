pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Opsroom.Controls
import Opsroom.Theme
import Opsroom.ViewModels

/// The event that is sent next, checked as it is typed, and what the hub said to the last one.
ColumnLayout {
    id: root

    required property TestBenchViewModel viewModel
    required property bool canSend
    required property string sender

    signal sendRequested()

    spacing: Metrics.small

    Flow {
        spacing: Metrics.tiny
        Layout.fillWidth: true
        Accessible.role: Accessible.Grouping
        Accessible.name: qsTr("Event")

        Repeater {
            model: root.viewModel.events

            Chip {
                required property int index
                required property string modelData

                text: modelData
                checkable: true
                autoExclusive: true
                checked: index === root.viewModel.eventIndex
                onClicked: root.viewModel.event = modelData
            }
        }
    }
    Rectangle {
        color: Theme.sunken
        radius: Metrics.radius
        border.width: editor.activeFocus ? Metrics.focusWidth : Metrics.hairline
        border.color: root.viewModel.payloadProblem !== "" ? Theme.critical : editor.activeFocus ? Theme.focus : Theme.lineStrong
        Layout.fillWidth: true
        Layout.fillHeight: true

        Flickable {
            id: flick
            anchors.fill: parent
            anchors.margins: Metrics.small
            contentWidth: width
            contentHeight: editor.implicitHeight
            clip: true
            boundsBehavior: Flickable.StopAtBounds

            T.ScrollBar.vertical: ScrollBar {}

            TextEdit {
                id: editor
                width: flick.width
                height: Math.max(implicitHeight, flick.height)
                text: root.viewModel.payload
                textFormat: TextEdit.PlainText
                wrapMode: TextEdit.WrapAnywhere
                selectByMouse: true
                activeFocusOnTab: true
                color: Theme.text
                selectionColor: Theme.accent
                selectedTextColor: Theme.accentInk
                font: Typography.code
                renderType: TextEdit.NativeRendering
                Accessible.role: Accessible.EditableText
                Accessible.name: qsTr("Payload")
                Accessible.description: root.viewModel.payloadProblem
                onTextChanged: root.viewModel.payload = text
                Keys.onTabPressed: event => {
                    nextItemInFocusChain().forceActiveFocus(Qt.TabFocusReason);
                    event.accepted = true;
                }
            }
        }
    }
    PlainText {
        text: root.viewModel.payloadProblem !== "" ? qsTr("The hub will refuse this: %1").arg(root.viewModel.payloadProblem)
                                                   : qsTr("The payload keeps the contract")
        color: root.viewModel.payloadProblem !== "" ? Theme.critical : Theme.good
        font: Typography.caption
        wrapMode: Text.Wrap
        Layout.fillWidth: true
    }
    RowLayout {
        spacing: Metrics.medium
        Layout.fillWidth: true

        Button {
            iconName: "send"
            text: root.sender === "" ? qsTr("Send") : qsTr("Send as %1").arg(root.sender)
            isPrimary: true
            enabled: root.canSend
            hint: root.canSend ? "" : qsTr("Choose a client first")
            onClicked: root.sendRequested()
        }
        PlainText {
            text: root.viewModel.answer
            color: root.viewModel.isRefused ? Theme.critical : Theme.textMuted
            font: Typography.caption
            elide: Text.ElideRight
            Layout.fillWidth: true
            Accessible.role: Accessible.StatusBar
        }
    }
}
