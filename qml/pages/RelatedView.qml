pragma ComponentBehavior: Bound

import QtQuick
import Opsroom.Controls
import Opsroom.Theme
import Opsroom.ViewModels

/// Alerts about a transaction or its wallet.
Item {
    id: root

    required property TransactionInspector inspector
    readonly property bool isEmpty: inspector.relatedAlerts.length === 0

    ListView {
        id: list
        anchors.fill: parent
        visible: !root.isEmpty
        model: root.inspector.relatedAlerts
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        activeFocusOnTab: true
        Accessible.role: Accessible.List
        Accessible.name: qsTr("Related alerts")

        delegate: PlainText {
            required property string modelData

            width: list.width
            padding: Metrics.small
            text: modelData
            wrapMode: Text.Wrap
            Accessible.role: Accessible.ListItem
        }
    }
    StatePanel {
        anchors.fill: parent
        visible: root.isEmpty
        kind: StatePanel.Empty
        iconName: "alerts"
        title: qsTr("No related alerts")
        text: qsTr("Nothing has been raised about this transaction or its wallet.")
    }
}
