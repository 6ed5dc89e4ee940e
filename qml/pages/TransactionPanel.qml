pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Opsroom.Controls
import Opsroom.Theme
import Opsroom.ViewModels

/// One update of a transaction, looked at closely.
SidePanel {
    id: root

    required property TransactionInspector inspector

    title: qsTr("Transaction")
    subtitle: inspector.transactionId
    isOpen: inspector.isOpen

    ColumnLayout {
        anchors.fill: parent
        anchors.margins: Metrics.medium
        spacing: Metrics.medium

        SegmentedControl {
            id: tabs
            label: qsTr("What to show of the transaction")
            choices: [qsTr("Summary"), qsTr("JSON"), qsTr("Lifecycle"), qsTr("Related")]
            onChosen: index => current = index
        }
        FieldList {
            visible: tabs.current === 0
            model: root.inspector.summary
            Layout.fillWidth: true
            Layout.fillHeight: true
        }
        JsonView {
            visible: tabs.current === 1
            pretty: visible ? root.inspector.prettyJson : ""
            raw: visible ? root.inspector.rawJson : ""
            onCopyRequested: isRaw => isRaw ? root.inspector.copyRawJson() : root.inspector.copyPrettyJson()
            Layout.fillWidth: true
            Layout.fillHeight: true
        }
        LifecycleView {
            visible: tabs.current === 2
            model: root.inspector.lifecycle
            Layout.fillWidth: true
            Layout.fillHeight: true
        }
        RelatedView {
            visible: tabs.current === 3
            inspector: root.inspector
            Layout.fillWidth: true
            Layout.fillHeight: true
        }
    }
}
