pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Opsroom.Controls
import Opsroom.Theme
import Opsroom.ViewModels

/// Open alerts by severity.
Card {
    id: root

    required property SeverityCounts counts

    signal opened()

    title: qsTr("Open alerts")
    note: counts.total.toLocaleString(Qt.locale(), "f", 0)
    actions: Button {
        isQuiet: true
        text: qsTr("Open")
        onClicked: root.opened()
    }

    component Line: RowLayout {
        id: line

        required property int level
        required property string word
        required property int amount

        Layout.fillWidth: true
        Layout.fillHeight: true
        spacing: Metrics.medium

        SeverityMark {
            id: mark
            level: line.level
            word: line.word
            Layout.preferredWidth: 88
        }
        ShareBar {
            share: root.counts.total > 0 ? line.amount / root.counts.total : 0
            tone: mark.tone
            Layout.fillWidth: true
        }
        PlainText {
            text: line.amount.toLocaleString(Qt.locale(), "f", 0)
            font: Typography.figuresStrong
            color: line.amount > 0 ? Theme.text : Theme.textFaint
            horizontalAlignment: Text.AlignRight
            Layout.preferredWidth: 48
        }
    }

    ColumnLayout {
        anchors.fill: parent
        spacing: 0

        Line { level: SeverityMark.Critical; word: qsTr("Critical"); amount: root.counts.critical }
        Line { level: SeverityMark.High; word: qsTr("High"); amount: root.counts.high }
        Line { level: SeverityMark.Medium; word: qsTr("Medium"); amount: root.counts.medium }
        Line { level: SeverityMark.Low; word: qsTr("Low"); amount: root.counts.low }
        Line { level: SeverityMark.Info; word: qsTr("Info"); amount: root.counts.info }
    }
}
