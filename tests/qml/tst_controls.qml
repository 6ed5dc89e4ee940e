import QtQuick
import QtTest
import Opsroom.Controls
import Opsroom.Theme

Item {
    id: root

    width: 800
    height: 600

    Column {
        width: parent.width

        Button {
            id: button
            text: "Do"
        }
        Chip {
            id: chip
            text: "tenant:acme"
            isRemovable: true
        }
        SegmentedControl {
            id: segments
            choices: ["a", "b", "c"]
            onChosen: index => current = index
        }
        FilterField {
            id: field
            placeholderText: "Filter"
        }
        PlainText {
            id: plain
            text: "<b>not bold</b><img src='http://127.0.0.1:1/x.png'>"
            width: 120
        }
        DataTable {
            id: table
            width: parent.width
            height: 320
            label: "Numbers"
            model: 10000
            columns: ColumnSet {
                id: set
                space: table.width

                TableColumn {
                    id: first
                    title: "First"
                    least: 100
                    share: 1
                    sortKey: 3
                }
                TableColumn {
                    id: second
                    title: "Second"
                    least: 100
                    hiddenBelow: 500
                }
            }
            delegate: TableRow {
                width: table.list.width
                isCurrent: index === table.currentRow
                onPressed: table.currentRow = index

                TableCell {
                    column: first
                    text: String(parent ? 1 : 0)
                }
            }
            onRowRequested: row => currentRow = row
        }
    }

    SignalSpy { id: clicked; target: button; signalName: "clicked" }
    SignalSpy { id: removed; target: chip; signalName: "removed" }
    SignalSpy { id: sorted; target: table; signalName: "sortRequested" }
    SignalSpy { id: activated; target: table; signalName: "rowActivated" }

    TestCase {
        name: "Controls"
        when: windowShown

        function init() {
            failOnWarning(/.?/);
            clicked.clear();
        }

        function test_a_button_is_pressed_by_return_space_and_mouse() {
            button.forceActiveFocus(Qt.TabFocusReason);
            keyClick(Qt.Key_Return);
            keyClick(Qt.Key_Space);
            mouseClick(button);
            compare(clicked.count, 3);
        }

        function test_a_button_has_a_role_and_a_name() {
            compare(button.Accessible.role, Accessible.Button);
            compare(button.Accessible.name, "Do");
        }

        function test_delete_takes_a_chip_away() {
            chip.forceActiveFocus(Qt.TabFocusReason);
            keyClick(Qt.Key_Delete);
            compare(removed.count, 1);
        }

        function test_arrows_move_a_choice() {
            segments.forceActiveFocus(Qt.TabFocusReason);
            keyClick(Qt.Key_Right);
            compare(segments.current, 1);
            keyClick(Qt.Key_Left);
            keyClick(Qt.Key_Left);
            compare(segments.current, 0);
            mouseClick(segments, segments.width - 10, 10);
            compare(segments.current, 2);
        }

        function test_escape_empties_a_field_and_then_leaves_it() {
            field.forceActiveFocus();
            keyClick(Qt.Key_A);
            compare(field.text, "a");
            keyClick(Qt.Key_Escape);
            compare(field.text, "");
            keyClick(Qt.Key_Escape);
            verify(!field.activeFocus);
        }

        function test_text_is_never_markup() {
            compare(plain.textFormat, Text.PlainText);
            verify(plain.truncated);
        }

        function test_a_table_makes_only_the_rows_in_sight() {
            verify(table.list.contentItem.children.length < 40);
        }

        function test_a_table_is_walked_by_keys() {
            table.currentRow = -1;
            table.list.forceActiveFocus();
            keyClick(Qt.Key_J);
            compare(table.currentRow, 0);
            keyClick(Qt.Key_Down);
            keyClick(Qt.Key_K);
            compare(table.currentRow, 0);
            keyClick(Qt.Key_End);
            compare(table.currentRow, 9999);
            keyClick(Qt.Key_Home);
            compare(table.currentRow, 0);
            keyClick(Qt.Key_Return);
            compare(activated.count, 1);
        }

        function test_a_title_asks_for_its_order() {
            mouseClick(table, 40, 10);
            compare(sorted.signalArguments[0][0], 3);
        }

        function test_a_column_is_moved_by_keyboard_and_takes_its_cells_along() {
            table.header.children[0].forceActiveFocus(Qt.TabFocusReason);
            keyClick(Qt.Key_Right, Qt.ShiftModifier);
            compare(set.arranged[1], first);
            compare(first.x, second.width);
            compare(second.x, 0);
            compare(set.end, first.x + first.width);
            keyClick(Qt.Key_Right, Qt.ShiftModifier); // it is the last one
            compare(set.arranged[1], first);
            keyClick(Qt.Key_Left, Qt.ShiftModifier);
            compare(first.x, 0);
        }

        function test_a_title_that_is_dragged_does_not_sort() {
            const before = sorted.count;
            mouseDrag(table.header, first.x + 20, 10, first.width + second.width - 30, 0, Qt.LeftButton, Qt.NoModifier, 20);
            compare(set.arranged[1], first);
            compare(sorted.count, before);
            set.moveBy(first, -1);
            compare(set.arranged[0], first);
        }

        function test_a_column_goes_where_it_is_dropped_data() {
            return [
                { tag: "left of a centre: in front of it", x: 10, before: first },
                { tag: "right of a centre: behind it", x: first.width / 2 + 1, before: second },
                { tag: "behind all", x: 10000, before: null }
            ];
        }

        function test_a_column_goes_where_it_is_dropped(row) {
            compare(set.columnAfter(row.x), row.before);
        }

        function test_what_is_kept_of_columns_is_checked_data() {
            return [
                { tag: "moved", kept: "+0@1,-90@0", titles: ["Second", "First"], drawn: 90 },
                { tag: "of a version that moved nothing", kept: "+0,+90", titles: ["First", "Second"], drawn: 90 },
                { tag: "twice the same place", kept: "+0@1,+90@1", titles: ["First", "Second"], drawn: 90 },
                { tag: "a place that there is not", kept: "+0@0,+90@7", titles: ["First", "Second"], drawn: 90 },
                { tag: "another number of columns", kept: "+0@1,+5@0,+7@2", titles: ["First", "Second"], drawn: 0 }
            ];
        }

        function test_what_is_kept_of_columns_is_checked(row) {
            ColumnMemory.store = { columnLayout: () => row.kept, setColumnLayout: () => {} };
            set.table = "numbers";
            set.restore();
            compare(Array.from(set.arranged).map(column => column.title), row.titles);
            compare(second.drawn, row.drawn);
            ColumnMemory.store = null;
            set.arranged = [first, second];
            second.isShown = true;
            second.drawn = 0;
            set.fit();
        }

        function test_columns_share_the_space_and_go_when_it_is_scarce() {
            compare(first.width + second.width + 2 * Metrics.small, table.width);
            set.space = 400;
            compare(second.width, 0);
            set.space = table.width;
            second.isShown = false;
            compare(second.width, 0);
            second.isShown = true;
        }
    }
}
