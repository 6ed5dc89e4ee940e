import QtQuick
import Opsroom.Controls
import Opsroom.Theme

/// A severity as shape, word and colour: diamond, square, triangle up, triangle down, disc.
Row {
    id: root

    enum Level { Info, Low, Medium, High, Critical }

    required property int level
    property string word
    property bool isWordless: false

    readonly property color tone: {
        switch (level) {
        case SeverityMark.Critical: return Theme.critical;
        case SeverityMark.High: return Theme.high;
        case SeverityMark.Medium: return Theme.medium;
        case SeverityMark.Low: return Theme.low;
        }
        return Theme.textMuted;
    }

    spacing: Metrics.tiny + 2
    Accessible.role: Accessible.Indicator
    Accessible.name: word

    Icon {
        anchors.verticalCenter: parent.verticalCenter
        width: 12
        height: 12
        color: root.tone
        name: {
            switch (root.level) {
            case SeverityMark.Critical: return "mark-critical";
            case SeverityMark.High: return "mark-high";
            case SeverityMark.Medium: return "mark-medium";
            case SeverityMark.Low: return "mark-low";
            }
            return "mark-info";
        }
    }
    PlainText {
        anchors.verticalCenter: parent.verticalCenter
        visible: !root.isWordless
        text: root.word
        color: root.tone
        font: root.level >= SeverityMark.High ? Typography.strong : Typography.body
        Accessible.ignored: true
    }
}
