pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Opsroom.Controls
import Opsroom.Pages
import Opsroom.Theme
import Opsroom.ViewModels

/// Records the hub in front into a file, or plays what was recorded.
Dialog {
    id: root

    required property WorkspaceViewModel workspace
    readonly property RecorderViewModel recorder: workspace.current ? workspace.current.recorder : null
    readonly property bool isRecording: recorder !== null && recorder.isRecording
    readonly property bool isLive: workspace.replay === null
    property list<string> captures

    title: qsTr("Captures")
    width: Math.min(620, parent ? parent.width - 2 * Metrics.large : 620)
    onAboutToShow: {
        root.workspace.clearProblem();
        root.captures = root.workspace.captures();
        if (!root.isRecording)
            path.text = root.workspace.newCapturePath();
    }

    function play(file: string): void {
        if (root.workspace.openCapture(file))
            root.close();
    }

    SettingLine {
        title: qsTr("Record what this console receives")
        explanation: root.isRecording ? root.recorder.text
                   : root.isLive ? qsTr("The file holds payloads: keep it as you keep the data itself. Only you may read it.")
                                 : qsTr("A replay is not recorded again.")

        Button {
            iconName: root.isRecording ? "pause" : "record"
            text: root.isRecording ? qsTr("Stop recording") : qsTr("Record")
            isPrimary: !root.isRecording
            enabled: root.isLive && (root.isRecording || path.text !== "")
            onClicked: {
                if (!root.isRecording) {
                    root.recorder.start(path.text);
                    return;
                }
                root.recorder.stop();
                root.captures = root.workspace.captures();
            }
        }
    }
    FilterField {
        id: path
        takesEscape: false
        iconName: "export"
        placeholderText: qsTr("File to write")
        readOnly: root.isRecording
        maximumLength: 4096
        Layout.fillWidth: true
    }
    PlainText {
        visible: text !== ""
        text: root.recorder !== null ? root.recorder.problem : ""
        color: Theme.critical
        wrapMode: Text.Wrap
        Layout.fillWidth: true
        Accessible.role: Accessible.AlertMessage
    }
    PlainText {
        text: root.captures.length === 0 ? qsTr("Nothing recorded yet in %1").arg(root.workspace.captureFolder())
                                         : qsTr("Recorded, the newest first")
        color: Theme.textMuted
        font: Typography.caption
        elide: Text.ElideMiddle
        Layout.fillWidth: true
        Layout.topMargin: Metrics.small
    }
    ListView {
        id: list
        visible: count > 0
        implicitHeight: Math.min(contentHeight, 240)
        clip: true
        model: root.captures
        activeFocusOnTab: true
        boundsBehavior: Flickable.StopAtBounds
        Layout.fillWidth: true
        Accessible.role: Accessible.List
        Accessible.name: qsTr("Captures")
        Keys.onReturnPressed: root.play(root.captures[currentIndex])
        Keys.onEnterPressed: root.play(root.captures[currentIndex])

        T.ScrollBar.vertical: ScrollBar {}

        delegate: CaptureRow {
            width: list.width
            isCurrent: ListView.isCurrentItem && list.activeFocus
            onOpenRequested: root.play(modelData)
        }
    }
    FilterField {
        id: other
        takesEscape: false
        iconName: "capture"
        placeholderText: qsTr("Another capture: its file")
        maximumLength: 4096
        Layout.fillWidth: true
        onAccepted: root.play(text)
    }
    PlainText {
        visible: text !== ""
        text: root.workspace.problem
        color: Theme.critical
        wrapMode: Text.Wrap
        Layout.fillWidth: true
        Accessible.role: Accessible.AlertMessage
    }
    RowLayout {
        spacing: Metrics.small
        Layout.alignment: Qt.AlignRight

        Button {
            text: qsTr("Close")
            onClicked: root.close()
        }
        Button {
            iconName: "play"
            text: qsTr("Play")
            enabled: other.text !== ""
            onClicked: root.play(other.text)
        }
    }
}
