import QtQuick
import Opsroom.Theme

/// A state as a dot and words; the dot breathes while something is under way.
Row {
    id: root

    required property string words
    required property color tone
    property bool isBusy: false
    property bool isWordless: false

    spacing: Metrics.small
    Accessible.role: Accessible.Indicator
    Accessible.name: words

    Item {
        anchors.verticalCenter: parent.verticalCenter
        width: 10
        height: 10

        Rectangle {
            anchors.centerIn: parent
            width: parent.width + 6
            height: width
            radius: width / 2
            color: Theme.wash(root.tone, 0.25)
            visible: !Theme.isHighContrast
        }
        Rectangle {
            id: dot
            anchors.fill: parent
            radius: width / 2
            color: root.tone

            SequentialAnimation on opacity {
                running: root.isBusy && root.visible && !Theme.hasReducedMotion
                loops: Animation.Infinite
                onRunningChanged: if (!running) dot.opacity = 1
                NumberAnimation { from: 1; to: 0.3; duration: Theme.breath / 2; easing.type: Easing.InOutSine }
                NumberAnimation { from: 0.3; to: 1; duration: Theme.breath / 2; easing.type: Easing.InOutSine }
            }
        }
    }
    PlainText {
        anchors.verticalCenter: parent.verticalCenter
        visible: !root.isWordless
        text: root.words
        font: Typography.body
        Accessible.ignored: true
    }
}
