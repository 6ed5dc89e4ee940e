pragma ComponentBehavior: Bound

import QtQuick
import Opsroom.Controls
import Opsroom.Theme

/// The lines and words behind a chart: values at the left, ages below.
Item {
    id: root

    required property real highest
    required property int spanSeconds
    property string unit
    /// How long ago the right edge was.
    property int endAgoSeconds: 0
    property int steps: 4
    /// What lies over it may have a scale of its own.
    property bool hasValues: true

    /// Steps of time that read well, as parts of the span.
    readonly property int timeSteps: {
        for (const parts of [5, 4, 6, 3]) {
            if ([15, 60, 300, 900, 3600, 21600].includes(spanSeconds / parts))
                return parts;
        }
        return 4;
    }
    /// As many digits as a step of the scale has.
    readonly property int digits: {
        const step = String(Number((highest / steps).toPrecision(3)));
        return step.includes(".") ? step.length - step.indexOf(".") - 1 : 0;
    }
    /// Every how many steps of time there is room for an age.
    readonly property int agesEvery: {
        const step = Math.max(1, (width - leftSpace) / timeSteps);
        return Math.ceil((1.5 * age.width + Metrics.small) / step); // the outer ones lean inwards by half their width
    }
    readonly property real leftSpace: 64
    readonly property real bottomSpace: 20

    function agoText(seconds: int): string {
        if (seconds === 0)
            return qsTr("now");
        if (seconds < 60)
            return qsTr("−%1 s").arg(seconds);
        const minutes = Math.floor(seconds / 60);
        if (seconds < 3600)
            return seconds % 60 === 0 ? qsTr("−%1 min").arg(minutes) : qsTr("−%1 min %2 s").arg(minutes).arg(seconds % 60);
        return minutes % 60 === 0 ? qsTr("−%1 h").arg(minutes / 60) : qsTr("−%1 h %2 min").arg(Math.floor(minutes / 60)).arg(minutes % 60);
    }

    function valueText(value: real): string {
        const text = value.toLocaleString(Qt.locale(), "f", root.digits);
        return root.unit === "" ? text : text + " " + root.unit;
    }

    TextMetrics {
        id: age
        font: Typography.caption
        text: root.agoText(root.endAgoSeconds + root.spanSeconds)
    }
    Repeater {
        model: root.steps + 1

        Item {
            id: line

            required property int index

            y: Math.round((root.height - root.bottomSpace) * (1 - index / root.steps))
            width: root.width

            Rectangle {
                x: root.leftSpace
                width: parent.width - x
                height: Metrics.hairline
                color: Theme.line
                opacity: line.index === 0 ? 1 : 0.6
            }
            PlainText {
                width: root.leftSpace - Metrics.small
                visible: root.hasValues
                anchors.verticalCenter: parent.top
                text: root.valueText(root.highest * line.index / root.steps)
                horizontalAlignment: Text.AlignRight
                font: Typography.caption
                color: Theme.textFaint
                Accessible.ignored: true
            }
        }
    }
    Repeater {
        model: root.timeSteps + 1

        PlainText {
            required property int index

            visible: (root.timeSteps - index) % root.agesEvery === 0
            x: root.leftSpace + (root.width - root.leftSpace) * index / root.timeSteps
               - (index === 0 ? 0 : index === root.timeSteps ? width : width / 2)
            y: root.height - height
            text: root.agoText(root.endAgoSeconds + root.spanSeconds * (root.timeSteps - index) / root.timeSteps)
            font: Typography.caption
            color: Theme.textFaint
            Accessible.ignored: true
        }
    }
}
