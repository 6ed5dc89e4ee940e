pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Opsroom.Controls
import Opsroom.Theme
import Opsroom.ViewModels

/// The log of the console and of its embedded hub, the newest line first.
PageFrame {
    id: root

    required property LogListModel log

    isOfHub: false
    label: qsTr("Log")
    isEmpty: log.count === 0
    emptyTitle: log.total > 0 ? qsTr("No line of that kind") : qsTr("Nothing has been logged yet")
    emptyText: log.total > 0 ? qsTr("%n line(s) in all", "", log.total) : ""
    emptyIcon: log.total > 0 ? "search" : "note"
    emptyAction: log.total > 0 ? qsTr("Show all") : ""
    onEmptyActionTriggered: {
        log.searchText = "";
        log.least = LogListModel.Debug;
    }

    Keys.onPressed: event => {
        if (event.text === "/") {
            root.focusFilter();
            event.accepted = true;
        } else if (event.key === Qt.Key_J || event.key === Qt.Key_K) {
            table.list.forceActiveFocus(Qt.ShortcutFocusReason);
            table.moveBy(event.key === Qt.Key_J ? 1 : -1);
            event.accepted = true;
        }
    }

    function focusFilter(): void {
        searchField.forceActiveFocus(Qt.ShortcutFocusReason);
    }

    toolbar: RowLayout {
        width: parent ? parent.width : 0
        spacing: Metrics.medium

        FilterField {
            id: searchField
            placeholderText: qsTr("Search in category, event and details")
            text: root.log.searchText
            onTextChanged: root.log.searchText = text
            Layout.preferredWidth: 360
        }
        SegmentedControl {
            label: qsTr("Least level")
            choices: [qsTr("All"), qsTr("Info"), qsTr("Warnings"), qsTr("Errors")]
            current: root.log.least
            onChosen: index => root.log.least = index
        }
        PlainText {
            text: qsTr("%1 of %2").arg(root.log.count.toLocaleString(Qt.locale(), "f", 0))
                                  .arg(root.log.total.toLocaleString(Qt.locale(), "f", 0))
            color: Theme.textFaint
            font: Typography.caption
            Layout.fillWidth: true
            Accessible.role: Accessible.StatusBar
        }
    }

    Card {
        anchors.fill: parent
        isFlush: true

        DataTable {
            id: table
            anchors.fill: parent
            focus: true
            label: qsTr("Log")
            columns: LogColumns {
                id: columnSet
                space: table.width
            }
            model: root.log
            onRowRequested: row => currentRow = row

            delegate: LogRow {
                width: table.list.width
                columns: columnSet
                isCurrent: index === table.currentRow
                hasKeyboard: table.hasKeyboard
                onPressed: table.currentRow = index
            }
        }
    }
}
