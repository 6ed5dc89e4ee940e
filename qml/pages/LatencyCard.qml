import QtQuick
import QtQuick.Layouts
import Opsroom.Controls
import Opsroom.Theme
import Opsroom.ViewModels

/// One latency: its percentiles over time and its distribution.
Card {
    id: root

    required property LatencyTrack track
    property int endAgoSeconds: 0
    /// Deliveries come from tenants, which can be looked at one by one.
    property LatencyViewModel byTenant: null
    property int view: LatencyCard.Lines
    property alias crosshair: lines.crosshair
    readonly property alias pointer: lines.pointer

    enum View { Lines, Heat, Tenants }

    signal selected(real from, real to)

    actions: Row {
        spacing: Metrics.medium

        PlainText {
            height: Metrics.control
            text: root.track.hasP99 ? root.track.sampleCountText : qsTr("%1, too few for p99").arg(root.track.sampleCountText)
            color: Theme.textFaint
            font: Typography.caption
        }
        Chip {
            anchors.verticalCenter: parent.verticalCenter
            visible: root.track.tenant !== ""
            text: qsTr("tenant:%1").arg(root.track.tenant)
            isRemovable: true
            onRemoved: root.track.tenant = ""
            onClicked: root.track.tenant = ""
        }
        SegmentedControl {
            label: qsTr("Picture")
            choices: root.byTenant !== null ? [qsTr("Lines"), qsTr("Heat map"), qsTr("Tenants")] : [qsTr("Lines"), qsTr("Heat map")]
            current: root.view
            onChosen: index => root.view = index
        }
    }

    StatePanel {
        anchors.fill: parent
        visible: root.track.sampleCount === 0
        kind: StatePanel.Empty
        iconName: "latency"
        title: qsTr("Nothing measured in this time")
    }
    LatencyHeat {
        anchors.fill: parent
        visible: root.track.sampleCount > 0 && root.view === LatencyCard.Heat
        track: root.track
        label: root.title
        endAgoSeconds: root.endAgoSeconds
    }
    Loader {
        anchors.fill: parent
        active: root.view === LatencyCard.Tenants
        // A Loader of Qt 6.4 refuses components that are bound to their context.
        // qmllint disable unqualified
        sourceComponent: LatencyTenants {
            viewModel: root.byTenant
            onChosen: tenantId => {
                root.track.tenant = tenantId;
                root.view = LatencyCard.Lines;
            }
        }
        // qmllint enable unqualified
    }
    RowLayout {
        anchors.fill: parent
        visible: root.track.sampleCount > 0 && root.view === LatencyCard.Lines
        spacing: Metrics.huge

        PercentileChart {
            id: lines
            track: root.track
            label: root.title
            endAgoSeconds: root.endAgoSeconds
            isSelectable: true
            onSelected: (from, to) => root.selected(from, to)
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.preferredWidth: 5
        }
        Histogram {
            model: root.track.distribution
            visible: root.width > 760
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.preferredWidth: 4
        }
    }
}
