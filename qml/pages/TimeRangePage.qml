import QtQuick
import QtQuick.Layouts
import Opsroom.Controls
import Opsroom.Theme
import Opsroom.ViewModels

/// A page of charts over one range of time: the range is chosen above them, a part of it is zoomed, the picture pauses.
PageFrame {
    id: root

    required property TimeRangeViewModel time
    /// Further things at the right end of the toolbar.
    property alias remarks: remarks.data

    Keys.onSpacePressed: root.time.isPaused = !root.time.isPaused
    Keys.onPressed: event => {
        if (event.text === "+")
            root.time.zoom(0.25, 0.75);
        else if (event.text === "-")
            root.time.resetZoom();
        else if (event.key === Qt.Key_Left && root.time.isZoomed)
            root.time.pan(-0.25);
        else if (event.key === Qt.Key_Right && root.time.isZoomed)
            root.time.pan(0.25);
        else
            return;
        event.accepted = true;
    }
    Keys.onEscapePressed: event => {
        event.accepted = root.time.isZoomed;
        root.time.resetZoom();
    }

    toolbar: RowLayout {
        width: parent ? parent.width : 0
        spacing: Metrics.medium

        SegmentedControl {
            label: qsTr("Range of time")
            choices: [qsTr("1 min"), qsTr("5 min"), qsTr("15 min"), qsTr("1 h"), qsTr("6 h"), qsTr("24 h")]
            current: root.time.range
            onChosen: index => root.time.range = index
        }
        Button {
            iconName: root.time.isPaused ? "play" : "pause"
            text: root.time.isPaused ? qsTr("Resume") : qsTr("Pause")
            hint: qsTr("Space")
            isPrimary: root.time.isPaused
            onClicked: root.time.isPaused = !root.time.isPaused
        }
        Button {
            visible: root.time.isZoomed
            iconName: "close"
            text: qsTr("Reset zoom")
            hint: qsTr("Esc")
            onClicked: root.time.resetZoom()
        }
        PlainText {
            text: root.time.isZoomed ? root.time.shownText : qsTr("Drag over a chart to zoom")
            color: root.time.isZoomed ? Theme.text : Theme.textFaint
            font: Typography.caption
            Layout.fillWidth: true
        }
        Row {
            id: remarks
            spacing: Metrics.small
        }
    }
}
