pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Opsroom.Controls
import Opsroom.Theme
import Opsroom.ViewModels

/// Writes down what a tester does with what came of it, and does it again.
ColumnLayout {
    id: root

    required property TestScenarioViewModel scenario

    spacing: Metrics.small

    RowLayout {
        spacing: Metrics.small
        Layout.fillWidth: true

        Button {
            iconName: "record"
            text: root.scenario.isRecording ? qsTr("Stop") : qsTr("Write down")
            hint: qsTr("What you do on this page becomes steps, and what comes of it is expected")
            isDanger: root.scenario.isRecording
            enabled: !root.scenario.isRunning
            onClicked: root.scenario.isRecording = !root.scenario.isRecording
        }
        Button {
            iconName: root.scenario.isRunning ? "pause" : "play"
            text: root.scenario.isRunning ? qsTr("Stop") : qsTr("Run")
            hint: qsTr("Disconnects all clients first")
            isPrimary: !root.scenario.isRunning
            enabled: root.scenario.steps.count > 0
            onClicked: root.scenario.isRunning ? root.scenario.stop() : root.scenario.run()
        }
        Button {
            text: qsTr("Add a wait")
            enabled: !root.scenario.isRunning
            onClicked: root.scenario.addWait(1000)
        }
        PlainText {
            text: root.scenario.problem !== "" ? root.scenario.problem : root.scenario.resultText
            color: root.scenario.problem !== "" || root.scenario.hasFailed ? Theme.critical
                 : root.scenario.isRunning ? Theme.textMuted : Theme.good
            font: Typography.strong
            elide: Text.ElideRight
            horizontalAlignment: Text.AlignRight
            Layout.fillWidth: true
            Accessible.role: Accessible.StatusBar
        }
        IconButton {
            iconName: "trash"
            label: qsTr("Clear the steps")
            enabled: root.scenario.steps.count > 0 && !root.scenario.isRunning
            onClicked: root.scenario.clear()
        }
    }
    ListView {
        id: list
        model: root.scenario.steps
        clip: true
        activeFocusOnTab: true
        boundsBehavior: Flickable.StopAtBounds
        Layout.fillWidth: true
        Layout.fillHeight: true
        Accessible.role: Accessible.List
        Accessible.name: qsTr("Steps")
        Keys.onDeletePressed: root.scenario.removeStep(currentIndex)
        onCountChanged: positionViewAtEnd()

        T.ScrollBar.vertical: ScrollBar {}

        delegate: TestStepRow {
            width: list.width
            isCurrent: ListView.isCurrentItem && list.activeFocus
        }
        PlainText {
            anchors.centerIn: parent
            width: Math.min(parent.width - 2 * Metrics.large, 360)
            visible: list.count === 0
            text: qsTr("Press Write down, then connect clients and send events: each becomes a step, with who received it.")
            color: Theme.textFaint
            wrapMode: Text.Wrap
            horizontalAlignment: Text.AlignHCenter
        }
    }
    RowLayout {
        spacing: Metrics.small
        Layout.fillWidth: true

        FilterField {
            id: name
            iconName: "note"
            placeholderText: qsTr("Name, to save it")
            maximumLength: 60
            Layout.fillWidth: true
            onAccepted: root.scenario.save(text)
        }
        Button {
            text: qsTr("Save")
            enabled: name.text !== "" && root.scenario.steps.count > 0
            onClicked: root.scenario.save(name.text)
        }
        Button {
            text: qsTr("Open…")
            enabled: root.scenario.names.length > 0 && !root.scenario.isRunning
            onClicked: saved.open()

            Dropdown {
                id: saved
                label: qsTr("Saved scenarios")

                onOpened: entries.itemAt(0)?.nextItemInFocusChain().forceActiveFocus(Qt.PopupFocusReason)

                ColumnLayout {
                    spacing: 2

                    Repeater {
                        id: entries
                        model: root.scenario.names

                        Row {
                            id: entry
                            required property string modelData
                            spacing: Metrics.tiny

                            Button {
                                width: 220
                                text: entry.modelData
                                isQuiet: true
                                onClicked: {
                                    name.text = entry.modelData;
                                    root.scenario.load(entry.modelData);
                                    saved.close();
                                }
                            }
                            IconButton {
                                iconName: "trash"
                                label: qsTr("Remove %1").arg(entry.modelData)
                                onClicked: root.scenario.remove(entry.modelData)
                            }
                        }
                    }
                }
            }
        }
    }
}
