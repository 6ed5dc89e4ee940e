import QtQuick
import Opsroom.Controls
import Opsroom.Theme
import Opsroom.ViewModels

/// What every page has: a toolbar, what it shows, and its states: loading, empty, refused, stale.
FocusScope {
    id: root

    required property ConnectionViewModel connection
    /// There is nothing to show; the words for it.
    required property bool isEmpty
    required property string emptyTitle
    property string emptyText
    property string emptyIcon: "inbox"
    property string emptyAction
    /// There is something, but a filter hides all of it.
    property bool isFiltered: false
    property string label
    default property alias content: body.data
    property alias toolbar: tools.data

    readonly property bool isRefused: connection.state === ConnectionViewModel.Refused
    readonly property bool isLoading: isEmpty && !isFiltered && !connection.hasData && !isRefused
    /// What it shows has come from the hub, and grows old without it.
    property bool isOfHub: true
    readonly property bool isStale: isOfHub && connection.hasData && connection.isStale

    signal emptyActionTriggered()

    /// Pages that have a filter or an export do something here.
    function focusFilter(): void {}
    function openExport(): void {}

    focus: true
    Accessible.role: Accessible.Pane
    Accessible.name: label

    Item {
        id: tools
        anchors { left: parent.left; right: parent.right; top: parent.top; margins: Metrics.large }
        height: childrenRect.height
    }
    Item {
        id: body
        anchors { left: parent.left; right: parent.right; top: tools.bottom; bottom: parent.bottom }
        anchors.margins: Metrics.large
        anchors.topMargin: tools.height > 0 ? Metrics.medium : 0
        visible: !root.isEmpty
        opacity: root.isStale ? 0.6 : 1
    }
    StatePanel {
        anchors.fill: body
        visible: root.isEmpty
        kind: root.isLoading ? StatePanel.Loading : root.isRefused ? StatePanel.Error : StatePanel.Empty
        title: root.isLoading ? qsTr("Waiting for the hub") : root.isRefused ? qsTr("The hub refused this console") : root.emptyTitle
        text: root.isLoading ? root.connection.words : root.isRefused ? root.connection.detail : root.emptyText
        iconName: root.isRefused ? "problem" : root.emptyIcon
        action: root.isRefused ? qsTr("Try again") : root.isLoading ? "" : root.emptyAction
        onActionTriggered: root.isRefused ? root.connection.retryNow() : root.emptyActionTriggered()
    }
    Badge {
        anchors { horizontalCenter: body.horizontalCenter; bottom: body.bottom; margins: Metrics.small }
        visible: root.isStale && !root.isEmpty
        z: 2
        text: qsTr("Stale: %1 old").arg(root.connection.dataAgeText)
        tone: Theme.high
        color: Theme.raised
        border.width: Metrics.hairline
        Accessible.role: Accessible.Indicator
        Accessible.name: text
    }
}
