import QtQuick
import QtQuick.Templates as T
import Opsroom.Theme

/// A header over a virtualised list with rows of one height.
///
/// Keys: Up and Down or K and J, Page Up and Down, Home, End; Return activates the row.
FocusScope {
    id: root

    required property ColumnSet columns
    property alias model: list.model
    property alias delegate: list.delegate
    property alias list: list
    property alias header: header
    property alias count: list.count
    property int sortKey: -1
    property bool isDescending: true
    property int currentRow: -1
    property string label
    readonly property bool hasKeyboard: list.activeFocus
    readonly property int pageRows: Math.max(1, Math.floor(list.height / Metrics.row) - 1)

    signal sortRequested(int key)
    signal rowRequested(int row)
    signal rowActivated(int row)
    /// The view was moved by hand.
    signal scrolled(bool isAtTop)

    Accessible.role: Accessible.Table
    Accessible.name: label

    TableHeader {
        id: header
        width: parent.width
        columns: root.columns
        sortKey: root.sortKey
        isDescending: root.isDescending
        onSortRequested: key => root.sortRequested(key)
    }
    ListView {
        id: list
        anchors { left: parent.left; right: parent.right; top: header.bottom; bottom: parent.bottom }
        focus: true
        activeFocusOnTab: true
        clip: true
        reuseItems: true
        cacheBuffer: 8 * Metrics.row
        boundsBehavior: Flickable.StopAtBounds
        pixelAligned: true
        currentIndex: -1
        highlightFollowsCurrentItem: false

        T.ScrollBar.vertical: ScrollBar {}

        onMovementEnded: root.scrolled(atYBeginning)

        Keys.onPressed: event => {
            const step = root.stepOf(event.key);
            if (step !== 0) {
                root.moveBy(step);
                event.accepted = true;
            } else if ((event.key === Qt.Key_Return || event.key === Qt.Key_Enter) && root.currentRow >= 0) {
                root.rowActivated(root.currentRow);
                event.accepted = true;
            }
        }
    }

    function stepOf(key: int): int {
        switch (key) {
        case Qt.Key_J:
        case Qt.Key_Down: return 1;
        case Qt.Key_K:
        case Qt.Key_Up: return -1;
        case Qt.Key_PageDown: return root.pageRows;
        case Qt.Key_PageUp: return -root.pageRows;
        case Qt.Key_Home: return -list.count;
        case Qt.Key_End: return list.count;
        }
        return 0;
    }

    function moveBy(step: int): void {
        if (list.count === 0)
            return;
        const row = Math.max(0, Math.min(list.count - 1, root.currentRow + step));
        root.rowRequested(row);
        list.positionViewAtIndex(row, ListView.Contain);
    }
}
