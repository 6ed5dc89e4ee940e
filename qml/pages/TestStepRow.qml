import QtQuick
import Opsroom.Controls
import Opsroom.Theme
import Opsroom.ViewModels

/// One step of a scenario, and how it went.
Rectangle {
    id: root

    required property int index
    required property string text
    required property int state
    required property string detail
    required property bool isCurrent

    readonly property color tone: state === TestScenarioModel.Passed ? Theme.good
                                : state === TestScenarioModel.Failed ? Theme.critical : Theme.textFaint

    implicitHeight: 40
    radius: Metrics.radiusSmall
    color: isCurrent ? Theme.selected : state === TestScenarioModel.Running ? Theme.hover : "transparent"
    Accessible.role: Accessible.ListItem
    Accessible.name: qsTr("Step %1: %2. %3").arg(index + 1).arg(text).arg(detail)

    MouseArea {
        anchors.fill: parent
        onClicked: root.ListView.view.currentIndex = root.index
    }
    Icon {
        id: mark
        x: Metrics.small
        anchors.verticalCenter: parent.verticalCenter
        name: root.state === TestScenarioModel.Passed ? "check" : root.state === TestScenarioModel.Failed ? "close" : "chevron-right"
        color: root.tone
    }
    Column {
        anchors { left: mark.right; right: parent.right; verticalCenter: parent.verticalCenter }
        anchors.margins: Metrics.small

        PlainText {
            width: parent.width
            text: root.text
            elide: Text.ElideRight
            Accessible.ignored: true
        }
        PlainText {
            width: parent.width
            visible: text !== ""
            text: root.detail
            color: root.state === TestScenarioModel.Failed ? Theme.critical : Theme.textMuted
            font: Typography.caption
            elide: Text.ElideRight
            Accessible.ignored: true
        }
    }
}
