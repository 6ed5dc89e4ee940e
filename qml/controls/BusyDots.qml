pragma ComponentBehavior: Bound

import QtQuick
import Opsroom.Theme

/// Something is on its way.
Row {
    id: root

    spacing: 6
    Accessible.role: Accessible.Indicator
    Accessible.name: qsTr("Loading")

    Repeater {
        model: 3

        Rectangle {
            id: dot

            required property int index

            width: 8
            height: 8
            radius: 4
            color: Theme.accent

            SequentialAnimation on opacity {
                running: root.visible && !Theme.hasReducedMotion
                loops: Animation.Infinite
                PauseAnimation { duration: dot.index * 160 }
                NumberAnimation { to: 1; duration: 320 }
                NumberAnimation { to: 0.35; duration: 320 }
                PauseAnimation { duration: 480 - dot.index * 160 }
            }
        }
    }
}
