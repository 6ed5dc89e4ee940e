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

    signal selected(real from, real to)

    actions: PlainText {
        height: Metrics.control
        rightPadding: Metrics.small
        text: root.track.hasP99 ? root.track.sampleCountText : qsTr("%1, too few for p99").arg(root.track.sampleCountText)
        color: Theme.textFaint
        font: Typography.caption
    }

    StatePanel {
        anchors.fill: parent
        visible: root.track.sampleCount === 0
        kind: StatePanel.Empty
        iconName: "latency"
        title: qsTr("Nothing measured in this time")
    }
    RowLayout {
        anchors.fill: parent
        visible: root.track.sampleCount > 0
        spacing: Metrics.huge

        PercentileChart {
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
