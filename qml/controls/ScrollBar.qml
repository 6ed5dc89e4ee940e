import QtQuick
import QtQuick.Templates as T
import Opsroom.Theme

/// A slim bar that grows under the pointer.
T.ScrollBar {
    id: root

    implicitWidth: 10
    implicitHeight: 10
    padding: 2
    minimumSize: 0.06
    visible: policy !== T.ScrollBar.AlwaysOff && size < 1

    contentItem: Rectangle {
        implicitWidth: 6
        implicitHeight: 6
        radius: 3
        color: root.pressed || root.hovered ? Theme.textFaint : Theme.lineStrong
        opacity: root.pressed || root.hovered ? 1 : 0.6
    }
}
