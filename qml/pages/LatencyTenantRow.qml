import QtQuick
import QtQuick.Templates as T
import Opsroom.Controls
import Opsroom.Theme

/// One tenant's latency.
T.AbstractButton {
    id: root

    required property string tenantId
    required property string p50Text
    required property string p95Text
    required property string p99Text
    required property string samplesText
    required property real share
    required property bool isCurrent

    implicitHeight: Metrics.row
    hoverEnabled: true
    focusPolicy: Qt.NoFocus
    Accessible.role: Accessible.ListItem
    Accessible.name: qsTr("%1: p50 %2, p95 %3, p99 %4 of %5 samples").arg(tenantId).arg(p50Text).arg(p95Text).arg(p99Text).arg(samplesText)

    background: Rectangle {
        radius: Metrics.radiusSmall
        color: root.isCurrent ? Theme.selected : root.hovered ? Theme.hover : "transparent"
    }
    PlainText {
        id: name
        x: Metrics.small
        width: Math.min(200, root.width * 0.26)
        anchors.verticalCenter: parent.verticalCenter
        text: root.tenantId
        elide: Text.ElideRight
    }
    ShareBar {
        id: bar
        anchors { left: name.right; right: figures.left; verticalCenter: parent.verticalCenter; margins: Metrics.medium }
        share: root.share
        tone: Theme.seriesB
    }
    Row {
        id: figures
        anchors { right: parent.right; rightMargin: Metrics.large; verticalCenter: parent.verticalCenter }

        Repeater {
            model: [qsTr("p50 %1").arg(root.p50Text), qsTr("p95 %1").arg(root.p95Text), qsTr("p99 %1").arg(root.p99Text), qsTr("%1 samples").arg(root.samplesText)]

            PlainText {
                required property string modelData
                width: 120
                text: modelData
                horizontalAlignment: Text.AlignRight
                font: Typography.figures
                color: Theme.textMuted
            }
        }
    }
}
