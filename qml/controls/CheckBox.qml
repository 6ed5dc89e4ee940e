import QtQuick
import QtQuick.Templates as T
import Opsroom.Controls
import Opsroom.Theme

/// A choice of yes or no with its words.
T.CheckBox {
    id: root

    implicitWidth: implicitContentWidth
    implicitHeight: Metrics.control
    spacing: Metrics.small
    hoverEnabled: true
    Accessible.name: text

    indicator: Rectangle {
        anchors.verticalCenter: parent.verticalCenter
        width: Metrics.icon
        height: Metrics.icon
        radius: Metrics.radiusSmall
        color: root.checked ? Theme.accent : Theme.sunken
        border.width: Metrics.hairline
        border.color: root.checked ? Theme.accent : Theme.lineStrong

        Icon {
            anchors.centerIn: parent
            visible: root.checked
            width: 12
            height: 12
            name: "check"
            color: Theme.accentInk
        }
        FocusRing { visible: root.visualFocus }
    }
    contentItem: PlainText {
        leftPadding: root.indicator.width + Metrics.small
        text: root.text
        color: root.enabled ? Theme.text : Theme.textFaint
        Accessible.ignored: true
    }
}
