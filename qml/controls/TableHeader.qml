pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import Opsroom.Theme

/// The titles over a table; those that can be sorted by are buttons.
Item {
    id: root

    required property ColumnSet columns
    property int sortKey: -1
    property bool isDescending: true

    signal sortRequested(int key)

    implicitHeight: Metrics.header

    Row {
        x: Metrics.small
        height: parent.height

        Repeater {
            model: root.columns.columns

            T.AbstractButton {
                id: cell

                required property TableColumn modelData
                readonly property bool isSorted: modelData.sortKey >= 0 && modelData.sortKey === root.sortKey
                readonly property bool isSortable: modelData.sortKey >= 0

                width: modelData.width
                height: root.height
                visible: width > 0
                enabled: isSortable
                hoverEnabled: true
                focusPolicy: isSortable ? Qt.TabFocus : Qt.NoFocus
                text: modelData.title
                Accessible.role: Accessible.ColumnHeader
                Accessible.name: isSorted ? root.isDescending ? qsTr("%1, sorted downwards").arg(text)
                                                              : qsTr("%1, sorted upwards").arg(text) : text
                Keys.onReturnPressed: cell.clicked()
                onClicked: root.sortRequested(modelData.sortKey)

                contentItem: Item {
                    PlainText {
                        anchors.fill: parent
                        leftPadding: Metrics.small
                        rightPadding: Metrics.small
                        text: cell.isSorted ? cell.text + (root.isDescending ? " ↓" : " ↑") : cell.text
                        font: Typography.caption
                        color: cell.isSorted || cell.hovered ? Theme.text : Theme.textMuted
                        horizontalAlignment: cell.modelData.isRight ? Text.AlignRight : Text.AlignLeft
                        Accessible.ignored: true
                    }
                }
                background: Item {
                    FocusRing {
                        anchors.margins: Metrics.focusWidth
                        visible: cell.visualFocus
                    }
                }
            }
        }
    }
    Row {
        x: Metrics.small
        height: parent.height

        Repeater {
            model: root.columns.columns

            Item {
                id: edge

                required property TableColumn modelData

                width: modelData.width
                height: root.height
                visible: width > 0

                Rectangle {
                    anchors { right: parent.right; verticalCenter: parent.verticalCenter }
                    width: grip.containsMouse || grip.pressed ? Metrics.focusWidth : Metrics.hairline
                    height: parent.height / 2
                    color: grip.containsMouse || grip.pressed ? Theme.accent : Theme.line
                }
                MouseArea {
                    id: grip
                    property real from: 0

                    anchors { right: parent.right; top: parent.top; bottom: parent.bottom; rightMargin: -width / 2 }
                    width: 9
                    hoverEnabled: true
                    preventStealing: true
                    cursorShape: Qt.SplitHCursor
                    onPressed: event => from = edge.width - mapToItem(root, event.x, 0).x
                    onPositionChanged: event => {
                        if (pressed)
                            root.columns.draw(edge.modelData, from + mapToItem(root, event.x, 0).x);
                    }
                    onReleased: root.columns.keep()
                    onDoubleClicked: {
                        root.columns.draw(edge.modelData, 0);
                        root.columns.keep();
                    }
                }
            }
        }
    }
    Rectangle {
        anchors.bottom: parent.bottom
        width: parent.width
        height: Metrics.hairline
        color: Theme.line
    }
}
