import QtQuick
import Opsroom.Charts
import Opsroom.Controls
import Opsroom.Theme
import Opsroom.ViewModels

/// The time of a capture, with how much happened when. A click or a drag goes there; Left and Right go ten seconds.
Item {
    id: root

    required property ReplayViewModel replay
    readonly property real shown: mouse.pressed ? mouse.place : replay.position

    activeFocusOnTab: true
    Accessible.role: Accessible.Slider
    Accessible.name: qsTr("Time within the capture")
    Accessible.description: root.replay.timeText
    Keys.onLeftPressed: root.replay.seekBy(-10)
    Keys.onRightPressed: root.replay.seekBy(10)
    Keys.onPressed: event => {
        if (event.key === Qt.Key_Home)
            root.replay.seek(0);
        else if (event.key === Qt.Key_End)
            root.replay.seek(1);
        else
            return;
        event.accepted = true;
    }

    Rectangle {
        anchors.fill: parent
        radius: Metrics.radiusSmall
        color: Theme.sunken
        border.width: Metrics.hairline
        border.color: Theme.lineStrong
        clip: true

        Sparkline {
            anchors.fill: parent
            anchors.margins: 2
            values: root.replay.density
            maximum: Math.max(1, ...root.replay.density)
            hasLastDot: false
        }
        Rectangle {
            height: parent.height
            width: parent.width * root.shown
            color: Theme.wash(Theme.demo, 0.25)
        }
        Rectangle {
            x: Math.round((parent.width - width) * root.shown)
            width: 3
            height: parent.height
            color: root.replay.isSeeking ? Theme.textFaint : Theme.text
        }
    }
    FocusRing { visible: root.activeFocus }
    MouseArea {
        id: mouse
        property real place: 0

        anchors.fill: parent
        hoverEnabled: true
        function placeOf(x: real): real {
            return Math.max(0, Math.min(1, x / width));
        }
        onPressed: event => place = placeOf(event.x)
        onPositionChanged: event => place = placeOf(event.x)
        onReleased: root.replay.seek(place)
    }
    ToolTip {
        x: mouse.place * root.width - width / 2
        y: root.height + Metrics.tiny
        delay: 0
        visible: mouse.containsMouse
        text: root.replay.timeAt(mouse.place)
    }
}
