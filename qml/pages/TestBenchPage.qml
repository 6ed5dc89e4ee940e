pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Opsroom.Controls
import Opsroom.Theme
import Opsroom.ViewModels

/// For testers: clients of any tenant and role, events sent as one of them, and who received what.
PageFrame {
    id: root

    required property TestBenchViewModel viewModel
    required property TestFaultViewModel faults
    required property TestScenarioViewModel scenario
    required property LoadTestViewModel load
    property alias table: table
    readonly property int sender: table.currentRow < table.count ? table.currentRow : -1

    Binding {
        target: root.faults
        property: "row"
        value: root.sender
    }

    label: qsTr("Test bench")
    isEmpty: !viewModel.isAvailable
    emptyTitle: qsTr("No test bench over this hub")
    emptyText: qsTr("It makes tokens with the development key, so it is there only over an embedded development hub.")
    emptyIcon: "bench"

    GridLayout {
        anchors.fill: parent
        columns: 2
        columnSpacing: Metrics.medium
        rowSpacing: Metrics.medium

        Card {
            title: qsTr("Clients")
            note: root.viewModel.clients.count === 0 ? "" : qsTr("choose who sends")
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.preferredWidth: 1
            Layout.minimumWidth: 0
            Layout.preferredHeight: 3

            TestClientForm {
                id: form
                width: parent.width
                viewModel: root.viewModel
            }
            DataTable {
                id: table
                anchors { left: parent.left; right: parent.right; top: form.bottom; bottom: parent.bottom }
                anchors.topMargin: Metrics.small
                label: qsTr("Clients")
                columns: TestClientColumns {
                    id: columnSet
                    space: table.width
                }
                model: root.viewModel.clients
                onRowRequested: row => currentRow = row
                onRowActivated: row => root.viewModel.send(row)

                delegate: TestClientRow {
                    width: table.list.width
                    columns: columnSet
                    isCurrent: index === table.currentRow
                    hasKeyboard: table.hasKeyboard
                    onPressed: table.currentRow = index
                    onActivated: root.viewModel.send(index)
                    onCloseRequested: root.viewModel.disconnectClient(index)
                }
            }
        }
        Card {
            title: qsTr("Desk")
            actions: SegmentedControl {
                id: desk
                label: qsTr("Desk")
                choices: [qsTr("Event"), qsTr("Faults"), qsTr("Scenario"), qsTr("Load test")]
                onChosen: index => current = index
            }
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.preferredWidth: 1
            Layout.preferredHeight: 3

            TestEventEditor {
                anchors.fill: parent
                visible: desk.current === 0
                viewModel: root.viewModel
                canSend: root.sender >= 0
                sender: root.sender < 0 ? "" : root.viewModel.clients.nameAt(root.sender)
                onSendRequested: root.viewModel.send(root.sender)
            }
            TestFaultDesk {
                anchors.fill: parent
                visible: desk.current === 1
                faults: root.faults
            }
            TestScenarioDesk {
                anchors.fill: parent
                visible: desk.current === 2
                scenario: root.scenario
            }
            TestLoadDesk {
                anchors.fill: parent
                visible: desk.current === 3
                load: root.load
            }
        }
        Card {
            title: qsTr("Received")
            isFlush: true
            Layout.columnSpan: 2
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.preferredHeight: 2
            actions: IconButton {
                iconName: "trash"
                label: qsTr("Clear")
                enabled: root.viewModel.received.count > 0
                onClicked: root.viewModel.received.clear()
            }

            TestReceivedList {
                anchors.fill: parent
                received: root.viewModel.received
            }
            PlainText {
                anchors.centerIn: parent
                visible: root.viewModel.received.count === 0
                text: qsTr("What the clients receive appears here.")
                color: Theme.textFaint
            }
        }
    }
}
