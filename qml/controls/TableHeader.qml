pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import Opsroom.Theme

/// The titles over a table; those that can be sorted by are buttons. A title is dragged to move its column, the line
/// behind it to draw it wider.
///
/// Keys: Shift with Left or Right moves the column of the title that has the keyboard.
Item {
    id: root

    required property ColumnSet columns
    property int sortKey: -1
    property bool isDescending: true
    /// The column that is being moved.
    property TableColumn moved: null
    property real movedTo: 0
    readonly property TableColumn movedBefore: moved === null ? null : columns.columnAfter(movedTo)

    signal sortRequested(int key)

    implicitHeight: Metrics.header

    Repeater {
        model: root.columns.columns

        T.AbstractButton {
            id: cell

            required property TableColumn modelData
            readonly property bool isSorted: isSortable && modelData.sortKey === root.sortKey
            readonly property bool isSortable: modelData.sortKey >= 0

            x: Metrics.small + modelData.x
            width: modelData.width
            height: root.height
            visible: width > 0
            hoverEnabled: true
            focusPolicy: isSortable ? Qt.TabFocus : Qt.NoFocus
            text: modelData.title
            Accessible.role: Accessible.ColumnHeader
            Accessible.name: isSorted ? root.isDescending ? qsTr("%1, sorted downwards").arg(text)
                                                          : qsTr("%1, sorted upwards").arg(text) : text
            Keys.onReturnPressed: cell.clicked()
            Keys.onPressed: event => {
                const step = event.key === Qt.Key_Left ? -1 : event.key === Qt.Key_Right ? 1 : 0;
                event.accepted = step !== 0 && event.modifiers === Qt.ShiftModifier;
                if (event.accepted)
                    root.columns.moveBy(cell.modelData, step);
            }
            onClicked: {
                if (isSortable)
                    root.sortRequested(modelData.sortKey);
            }

            contentItem: Item {
                PlainText {
                    anchors.fill: parent
                    leftPadding: Metrics.small
                    rightPadding: Metrics.small
                    text: cell.isSorted ? cell.text + (root.isDescending ? " ↓" : " ↑") : cell.text
                    font: Typography.caption
                    color: cell.isSorted || cell.isSortable && cell.hovered ? Theme.text : Theme.textMuted
                    horizontalAlignment: cell.modelData.isRight ? Text.AlignRight : Text.AlignLeft
                    Accessible.ignored: true
                }
            }
            background: Rectangle {
                color: root.moved === cell.modelData ? Theme.selected : "transparent"

                FocusRing {
                    anchors.margins: Metrics.focusWidth
                    visible: cell.visualFocus
                }
            }

            DragHandler {
                target: null
                yAxis.enabled: false
                onTranslationChanged: {
                    if (active)
                        root.movedTo = cell.mapToItem(root, centroid.position.x, 0).x - Metrics.small;
                }
                onActiveChanged: {
                    if (!active)
                        root.columns.move(cell.modelData, root.movedBefore);
                    root.moved = active ? cell.modelData : null;
                }
            }
        }
    }
    Repeater {
        model: root.columns.columns

        Item {
            id: edge

            required property TableColumn modelData

            x: Metrics.small + modelData.x
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
    Rectangle {
        visible: root.moved !== null
        x: Metrics.small + (root.movedBefore === null ? root.columns.end : root.movedBefore.x) - width / 2
        width: Metrics.focusWidth
        height: parent.height
        color: Theme.accent
    }
    Rectangle {
        anchors.bottom: parent.bottom
        width: parent.width
        height: Metrics.hairline
        color: Theme.line
    }
}
