import QtQuick
import QtQuick.Layouts
import Opsroom.Controls
import Opsroom.Theme

/// All keys on one sheet.
Dialog {
    id: root

    title: qsTr("Keys")
    width: Math.min(680, parent ? parent.width - 2 * Metrics.large : 680)

    component Line: RowLayout {
        id: line

        required property string keys
        required property string words

        spacing: Metrics.medium
        Layout.fillWidth: true

        Item {
            implicitWidth: 104
            implicitHeight: 24

            KeyCap {
                anchors { right: parent.right; verticalCenter: parent.verticalCenter }
                text: line.keys
            }
        }
        PlainText {
            text: line.words
            Layout.fillWidth: true
        }
    }

    GridLayout {
        columns: 2
        columnSpacing: Metrics.huge
        rowSpacing: Metrics.small

        Line { keys: qsTr("Ctrl+1 … 9"); words: qsTr("Page") }
        Line { keys: qsTr("Ctrl+K"); words: qsTr("Go to a page or command") }
        Line { keys: qsTr("/"); words: qsTr("Filter; Ctrl+F as well") }
        Line { keys: qsTr("Space"); words: qsTr("Pause and resume") }
        Line { keys: qsTr("J"); words: qsTr("Next row") }
        Line { keys: qsTr("K"); words: qsTr("Row before") }
        Line { keys: qsTr("Enter"); words: qsTr("Open the row") }
        Line { keys: qsTr("Esc"); words: qsTr("Back, close, empty the filter") }
        Line { keys: qsTr("A"); words: qsTr("Alert: acknowledge") }
        Line { keys: qsTr("S"); words: qsTr("Alert: shelve") }
        Line { keys: qsTr("G"); words: qsTr("Alert: take it") }
        Line { keys: qsTr("N"); words: qsTr("Alert: note") }
        Line { keys: qsTr("+"); words: qsTr("Latency, traffic: zoom; Esc resets") }
        Line { keys: qsTr("Delete"); words: qsTr("Connection: disconnect") }
        Line { keys: qsTr("F5"); words: qsTr("Connections: refresh") }
        Line { keys: qsTr("Ctrl+E"); words: qsTr("Export") }
        Line { keys: qsTr("Ctrl+H"); words: qsTr("Hubs: open, add, change") }
        Line { keys: qsTr("Ctrl+Tab"); words: qsTr("Next hub") }
        Line { keys: qsTr("Ctrl+R"); words: qsTr("Record, play a capture") }
        Line { keys: qsTr("Ctrl+T"); words: qsTr("Light or dark") }
        Line { keys: qsTr("Ctrl+,"); words: qsTr("Settings") }
        Line { keys: qsTr("Alt+Left"); words: qsTr("Page before") }
        Line { keys: qsTr("Shift+Right"); words: qsTr("Title of a table: move its column") }
        Line { keys: qsTr("F11"); words: qsTr("Whole screen") }
        Line { keys: qsTr("?"); words: qsTr("This sheet") }
    }
}
