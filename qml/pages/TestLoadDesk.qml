pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Opsroom.Charts
import Opsroom.Controls
import Opsroom.Theme
import Opsroom.ViewModels

/// Puts a load on the hub, and draws what comes of it.
ColumnLayout {
    id: root

    required property LoadTestViewModel load

    readonly property list<int> clientChoices: [10, 100, 1000, 5000]
    readonly property list<int> rateChoices: [100, 1000, 10000, 50000]
    readonly property list<int> timeChoices: [10, 60, 600]

    spacing: Metrics.small

    function textsOf(numbers: var): var {
        const texts = [];
        for (let i = 0; i < numbers.length; ++i)
            texts.push(root.countOf(numbers[i]));
        return texts;
    }
    function countOf(number: int): string {
        return number.toLocaleString(Qt.locale(), "f", 0);
    }

    LoadLine {
        id: clients
        title: qsTr("Clients")
        choices: root.textsOf(root.clientChoices)
        current: 1
        hint: qsTr("in a tenth as many tenants")
    }
    LoadLine {
        id: rate
        title: qsTr("Deliveries/s")
        choices: root.textsOf(root.rateChoices)
        current: 1
    }
    LoadLine {
        id: time
        title: qsTr("Time")
        choices: [qsTr("10 s"), qsTr("1 min"), qsTr("10 min")]
        current: 0
    }
    RowLayout {
        spacing: Metrics.medium
        Layout.fillWidth: true

        Button {
            iconName: root.load.isRunning ? "pause" : "play"
            text: root.load.isRunning ? qsTr("Stop") : qsTr("Start")
            isPrimary: !root.load.isRunning
            isDanger: root.load.isRunning
            onClicked: {
                if (root.load.isRunning) {
                    root.load.stop();
                    return;
                }
                const count = root.clientChoices[clients.current];
                root.load.start(count, Math.max(1, count / 10), root.rateChoices[rate.current], root.timeChoices[time.current]);
            }
        }
        PlainText {
            text: root.load.isRunning ? root.load.phase : root.load.result
            color: root.load.hasFailed ? Theme.critical : Theme.textMuted
            font: Typography.caption
            wrapMode: Text.Wrap
            Layout.fillWidth: true
            Accessible.role: Accessible.StatusBar
        }
    }
    LoadChart {
        title: qsTr("Deliveries a second")
        history: root.load.rate
        valueText: root.load.rate.count > 0 ? root.countOf(Math.round(root.load.rate.last)) : ""
        tone: Theme.seriesA
    }
    LoadChart {
        title: qsTr("p99 so far, ms")
        history: root.load.p99
        valueText: root.load.p99.count > 0 ? root.load.p99.last.toLocaleString(Qt.locale(), "f", 2) : ""
        tone: Theme.seriesC
    }

    component LoadLine: RowLayout {
        id: line

        required property string title
        required property list<string> choices
        property int current: 0
        property string hint

        spacing: Metrics.medium
        enabled: !root.load.isRunning

        PlainText {
            text: line.title
            Layout.preferredWidth: 96
        }
        SegmentedControl {
            label: line.title
            choices: line.choices
            current: line.current
            onChosen: index => line.current = index
        }
        PlainText {
            text: line.hint
            color: Theme.textFaint
            font: Typography.caption
            Layout.fillWidth: true
        }
    }
    component LoadChart: ColumnLayout {
        id: chart

        required property string title
        required property SampleHistory history
        required property string valueText
        required property color tone

        spacing: 2
        Layout.fillWidth: true
        Layout.fillHeight: true

        RowLayout {
            PlainText {
                text: chart.title
                color: Theme.textMuted
                font: Typography.caption
                Layout.fillWidth: true
            }
            PlainText {
                text: chart.valueText
                font: Typography.figures
            }
        }
        Rectangle {
            color: Theme.sunken
            radius: Metrics.radiusSmall
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.minimumHeight: 24

            Sparkline {
                anchors.fill: parent
                anchors.margins: Metrics.tiny
                values: chart.history.values
                maximum: Math.max(1, chart.history.maximum)
                color: chart.tone
            }
        }
    }
}
