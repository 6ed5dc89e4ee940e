import QtQuick
import QtQuick.Layouts
import Opsroom.Controls
import Opsroom.Theme
import Opsroom.ViewModels

/// Over every page of a capture: that it is none of the present, where in it we are, and the ways to elsewhere.
Rectangle {
    id: root

    required property ReplayViewModel replay

    implicitHeight: 52
    color: Theme.wash(Theme.demo, Theme.isHighContrast ? 0 : Theme.isDark ? 0.12 : 0.3)
    Accessible.role: Accessible.ToolBar
    Accessible.name: qsTr("Replay of a capture")

    Rectangle {
        anchors.bottom: parent.bottom
        width: parent.width
        height: Metrics.focusWidth
        color: Theme.demo
    }
    RowLayout {
        anchors.fill: parent
        anchors.leftMargin: Metrics.large
        anchors.rightMargin: Metrics.large
        spacing: Metrics.medium

        Badge {
            text: qsTr("REPLAY")
            tone: Theme.demo
            isSolid: true
        }
        IconButton {
            iconName: root.replay.isPlaying ? "pause" : "play"
            label: root.replay.isPlaying ? qsTr("Pause the replay") : qsTr("Play the replay")
            ink: Theme.text
            onClicked: root.replay.togglePlaying()
        }
        IconButton {
            iconName: "step"
            label: qsTr("To the next event")
            ink: Theme.text
            enabled: !root.replay.isAtEnd
            onClicked: root.replay.step()
        }
        ReplayTimeline {
            replay: root.replay
            Layout.fillWidth: true
            Layout.preferredHeight: 32
        }
        PlainText {
            text: qsTr("%1 of %2").arg(root.replay.positionText).arg(root.replay.durationText)
            font: Typography.figures
            Layout.minimumWidth: implicitWidth
        }
        PlainText {
            text: root.replay.timeText
            font: Typography.figures
            color: Theme.textMuted
            Layout.minimumWidth: implicitWidth
        }
        SegmentedControl {
            label: qsTr("Speed")
            choices: root.replay.speeds
            current: root.replay.speed
            onChosen: index => root.replay.speed = index
        }
    }
}
