import QtQuick
import QtQuick.Templates as T
import Opsroom.Controls
import Opsroom.Theme

/// A figure with its name, what changed within the last minute, and its last minutes as a line. Opens its page.
T.AbstractButton {
    id: root

    required property string title
    required property string value
    required property list<real> samples
    property string unit
    property string change
    property real minimum: 0
    property real maximum: 1
    property int places: 0
    property bool isKnown: true
    property bool isStale: false

    implicitWidth: 180
    implicitHeight: Metrics.card
    hoverEnabled: true
    focusPolicy: Qt.StrongFocus
    Accessible.role: Accessible.Button
    Accessible.name: isKnown ? qsTr("%1: %2 %3").arg(title).arg(value).arg(unit) : qsTr("%1: unknown").arg(title)
    Keys.onReturnPressed: root.clicked()
    Keys.onEnterPressed: root.clicked()

    Item {
        anchors.fill: parent
        opacity: root.isStale ? 0.55 : 1

        PlainText {
            id: name
            anchors { left: parent.left; right: badge.left; top: parent.top; margins: Metrics.medium }
            text: root.title
            color: Theme.textMuted
            font: Typography.caption
            Accessible.ignored: true
        }
        Badge {
            id: badge
            anchors { right: parent.right; verticalCenter: name.verticalCenter; rightMargin: Metrics.small }
            visible: root.change !== ""
            text: root.change
            tone: Theme.accent
        }
        Row {
            id: figure
            anchors { left: parent.left; top: name.bottom; leftMargin: Metrics.medium; topMargin: 2 }
            spacing: Metrics.tiny

            PlainText {
                id: number
                text: root.value
                font: Typography.metric
                color: root.isKnown ? Theme.text : Theme.textFaint
                Accessible.ignored: true
            }
            PlainText {
                anchors.baseline: number.baseline
                text: root.unit
                font: Typography.caption
                color: Theme.textFaint
                Accessible.ignored: true
            }
        }
        Sparkline {
            anchors { left: parent.left; right: parent.right; top: figure.bottom; bottom: parent.bottom }
            anchors.margins: Metrics.tiny
            values: root.samples
            places: root.places
            minimum: root.minimum
            maximum: root.maximum
        }
    }

    background: Rectangle {
        radius: Metrics.radius + 2
        color: root.hovered ? Theme.hover : Theme.surface
        border.width: Metrics.hairline
        border.color: Theme.line

        FocusRing { visible: root.visualFocus }
    }
}
