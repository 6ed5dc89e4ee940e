import QtQuick
import Opsroom.Controls
import Opsroom.Theme

/// One alert. Its levels are those of SeverityMark.
TableRow {
    id: root

    required property AlertColumns columns
    required property string alertId
    required property string tenantId
    required property int severity
    required property string severityText
    required property string message
    required property string category
    required property string subjectTransaction
    required property string subjectWallet
    required property string ageText
    required property int repeatCount
    required property string stateText
    required property bool isOpen
    required property int groupCount

    spoken: groupCount > 1 ? qsTr("%1 alerts of %2, %3").arg(groupCount).arg(tenantId).arg(category)
                           : qsTr("%1: %2, %3, %4, %5 old").arg(severityText).arg(message).arg(tenantId).arg(stateText).arg(ageText)
    opacity: isOpen ? 1 : 0.65

    TableSlot {
        column: root.columns.severity

        SeverityMark {
            x: Metrics.small
            height: parent.height
            level: root.severity
            word: root.severityText
        }
    }
    TableCell {
        column: root.columns.message
        text: root.groupCount > 1 ? qsTr("%1 alerts: %2").arg(root.groupCount.toLocaleString(Qt.locale(), "f", 0)).arg(root.message)
                                  : root.message
        font: root.severity >= SeverityMark.High ? Typography.strong : Typography.body
    }
    TableCell {
        column: root.columns.state
        text: root.stateText
        color: Theme.textMuted
    }
    TableCell {
        column: root.columns.tenant
        text: root.tenantId
        color: Theme.textMuted
    }
    TableCell {
        column: root.columns.category
        text: root.category
        color: Theme.textMuted
    }
    TableCell {
        column: root.columns.about
        text: root.subjectTransaction !== "" ? root.subjectTransaction : root.subjectWallet
        isFigures: true
        color: Theme.textMuted
        elide: Text.ElideMiddle
    }
    TableCell {
        column: root.columns.repeats
        text: qsTr("%1×").arg(root.repeatCount)
        isFigures: true
    }
    TableCell {
        column: root.columns.age
        text: root.ageText
        isFigures: true
        color: Theme.textMuted
    }
}
