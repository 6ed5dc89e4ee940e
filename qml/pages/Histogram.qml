pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Opsroom.Controls
import Opsroom.Theme
import Opsroom.ViewModels

/// A distribution of durations as bars from the fastest to the slowest.
Item {
    id: root

    required property HistogramModel model

    Accessible.role: Accessible.Chart
    Accessible.name: qsTr("Distribution")

    RowLayout {
        anchors.fill: parent
        spacing: 2

        Repeater {
            model: root.model

            Item {
                id: bar

                required property int index
                required property string label
                required property int samples
                required property real share

                Layout.fillWidth: true
                Layout.fillHeight: true
                Accessible.role: Accessible.StaticText
                Accessible.name: qsTr("%1: %2 samples").arg(label).arg(samples)

                Rectangle {
                    anchors { left: parent.left; right: parent.right; bottom: name.top; bottomMargin: 2 }
                    height: bar.samples > 0 ? Math.max(2, (parent.height - name.height - 2) * bar.share) : 1
                    radius: 1
                    color: bar.samples > 0 ? hover.hovered ? Theme.accent : Theme.seriesA : Theme.line
                }
                PlainText {
                    id: name
                    anchors { bottom: parent.bottom; horizontalCenter: parent.horizontalCenter }
                    visible: bar.index % (root.width > 480 ? 2 : 4) === 0
                    text: bar.label
                    elide: Text.ElideNone
                    font: Typography.caption
                    color: Theme.textFaint
                    Accessible.ignored: true
                }
                HoverHandler { id: hover }
                ToolTip {
                    visible: hover.hovered
                    delay: 0
                    text: qsTr("%1: %2 samples").arg(bar.label).arg(bar.samples.toLocaleString(Qt.locale(), "f", 0))
                }
            }
        }
    }
}
