import QtQuick
import Opsroom.Controls
import Opsroom.Theme
import Opsroom.ViewModels

/// The status of a transaction as sign, word and colour.
Row {
    id: root

    required property string status
    required property int kind
    property bool isAnomaly: false

    readonly property color tone: {
        switch (kind) {
        case TransactionFeedModel.RunningStatus: return Theme.medium;
        case TransactionFeedModel.DoneStatus: return Theme.good;
        case TransactionFeedModel.FailedStatus: return Theme.critical;
        case TransactionFeedModel.HeldStatus: return Theme.high;
        case TransactionFeedModel.ReturnedStatus: return Theme.low;
        }
        return Theme.textMuted;
    }
    readonly property string sign: {
        switch (kind) {
        case TransactionFeedModel.RunningStatus: return "refresh";
        case TransactionFeedModel.DoneStatus: return "check";
        case TransactionFeedModel.FailedStatus: return "close";
        case TransactionFeedModel.HeldStatus: return "pause";
        case TransactionFeedModel.ReturnedStatus: return "returned";
        }
        return "clock";
    }

    spacing: Metrics.tiny + 2
    Accessible.role: Accessible.Indicator
    Accessible.name: isAnomaly ? qsTr("%1, unexpected after the status before").arg(status) : status

    Icon {
        anchors.verticalCenter: parent.verticalCenter
        width: 12
        height: 12
        name: root.sign
        color: root.tone
    }
    PlainText {
        anchors.verticalCenter: parent.verticalCenter
        width: Math.min(implicitWidth, Math.max(0, root.width - Metrics.huge))
        text: root.status
        color: root.tone
        Accessible.ignored: true
    }
    Icon {
        anchors.verticalCenter: parent.verticalCenter
        visible: root.isAnomaly
        width: 12
        height: 12
        name: "problem"
        color: Theme.high
    }
}
