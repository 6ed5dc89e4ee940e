import QtQuick
import QtTest
import Opsroom.Shell
import Opsroom.Test
import Opsroom.Theme
import Opsroom.ViewModels

Item {
    id: root

    width: 10
    height: 10

    Main {
        id: main
        workspace: Fixture.workspace
    }

    TestCase {
        name: "Shell"
        parent: main.contentItem
        when: windowShown

        readonly property NavigationViewModel navigation: Fixture.console.navigation

        function initTestCase() {
            main.requestActivate();
            tryCompare(main, "active", true);
        }

        function init() {
            failOnWarning(/.?/);
            main.show(NavigationViewModel.Overview);
        }

        function test_ctrl_and_a_digit_open_a_page() {
            for (const page of [NavigationViewModel.Transactions, NavigationViewModel.Alerts, NavigationViewModel.Wallets,
                                NavigationViewModel.Tenants, NavigationViewModel.Connections, NavigationViewModel.Latency, NavigationViewModel.TestBench]) {
                keyClick(Qt.Key_1 + page, Qt.ControlModifier);
                compare(navigation.page, page);
                tryVerify(() => main.content !== null);
            }
        }

        function test_columns_are_as_they_were_left() {
            main.show(NavigationViewModel.Wallets);
            Fixture.publishWallet("w-1", "acme", "100.00");
            tryVerify(() => Fixture.console.wallets.shownCount > 0 && main.content !== null && main.content.table !== undefined);
            const columns = main.content.table.columns;
            compare(columns.table, "wallets");
            const column = columns.columns[1];
            const before = column.width;
            // Drawn by the grip between the titles.
            const edge = set => 8 + set.columns[0].width + set.columns[1].width - 1;
            const header = main.content.table.header;
            mouseDrag(header, edge(columns), header.height / 2, 40, 0, Qt.LeftButton, Qt.NoModifier, 20);
            tryVerify(() => column.width > before + 20, 2000, "it was " + before + " and is " + column.width);
            const drawn = column.width;
            main.show(NavigationViewModel.Overview);
            main.show(NavigationViewModel.Wallets);
            tryVerify(() => main.content !== null && main.content.table !== undefined);
            compare(main.content.table.columns.columns[1].width, drawn);
            const anew = main.content.table.header;
            waitForRendering(main.contentItem);
            mouseDoubleClickSequence(anew, edge(main.content.table.columns), anew.height / 2);
            tryVerify(() => Math.abs(main.content.table.columns.columns[1].width - before) < 3);
            verify(Fixture.console.settings.columnLayout("wallets").startsWith("+0@0,+0@1"));
        }

        function test_a_column_stays_where_it_was_put() {
            Fixture.publishWallet("w-1", "acme", "10.00");
            const titles = () => Array.from(main.content.table.columns.arranged).map(column => column.title);
            main.show(NavigationViewModel.Wallets);
            tryVerify(() => main.content !== null && main.content.table !== undefined);
            waitForRendering(main.contentItem);
            const before = titles();
            const header = main.content.table.header;
            const columns = main.content.table.columns;
            const start = columns.columns[1].x + 30;
            mouseDrag(header, start, header.height / 2, -start + 10, 0, Qt.LeftButton, Qt.NoModifier, 20);
            const after = [before[1], before[0], ...before.slice(2)];
            compare(titles(), after);
            compare(columns.columns[1].x, 0);
            compare(columns.columns[0].x, columns.columns[1].width);
            main.show(NavigationViewModel.Overview);
            main.show(NavigationViewModel.Wallets);
            tryVerify(() => main.content !== null && main.content.table !== undefined);
            compare(titles(), after);
            main.content.table.columns.moveBy(main.content.table.columns.columns[0], -1);
            compare(titles(), before);
        }

        function test_a_hidden_column_stays_hidden() {
            main.show(NavigationViewModel.Transactions);
            tryVerify(() => main.content !== null && main.content.columnSet !== undefined);
            const columns = main.content.columnSet;
            const column = columns.columns[5]; // the kind
            column.isShown = false;
            const kept = Fixture.console.settings.columnLayout("transactions").split(",");
            compare(kept.length, columns.columns.length);
            compare(kept[5], "-0@5");
            column.isShown = true;
            compare(Fixture.console.settings.columnLayout("transactions").split(",")[5], "+0@5");
        }

        function test_a_hub_is_saved_opened_and_closed_from_the_rail() {
            const workspace = Fixture.workspace;
            keyClick(Qt.Key_H, Qt.ControlModifier);
            tryVerify(() => main.hubs.opened);
            verify(main.hubs.isEditing, "there is none yet");
            tryVerify(() => main.activeFocusItem !== null && main.activeFocusItem.placeholderText !== undefined);
            for (const key of "Zwei")
                keyClick(key);
            keyClick(Qt.Key_Tab);
            for (const key of "nonsense")
                keyClick(key);
            keyClick(Qt.Key_Return);
            verify(workspace.problem !== "");
            compare(workspace.profiles.count, 0);
            for (let i = 0; i < "nonsense".length; ++i)
                keyClick(Qt.Key_Backspace);
            for (const key of "http://127.0.0.1:1")
                keyClick(key);
            keyClick(Qt.Key_Return);
            tryCompare(workspace.profiles, "count", 1);
            verify(!main.hubs.isEditing);
            main.hubs.openHub(0);
            tryVerify(() => !main.hubs.opened);
            compare(workspace.sessions.count, 2);
            compare(workspace.current.name, "Zwei");
            tryVerify(() => main.content !== null && main.content.connection === workspace.current.connection);
            verify(main.title.includes("Zwei"));
            keyClick(Qt.Key_Tab, Qt.ControlModifier);
            compare(workspace.currentIndex, 0);
            workspace.close(1);
            compare(workspace.sessions.count, 1);
            workspace.removeProfile(0);
        }

        function test_a_replay_is_marked_all_over_and_goes_where_it_is_told() {
            const workspace = Fixture.workspace;
            verify(workspace.openCapture(Fixture.writeCapture(30)), workspace.problem);
            main.show(NavigationViewModel.Transactions);
            const replay = workspace.replay;
            verify(replay !== null);
            verify(main.title.includes("REPLAY"));
            tryVerify(() => main.replayBar.item !== null);
            if (replay.isPlaying)
                replay.togglePlaying();
            replay.seek(1);
            tryCompare(replay, "isSeeking", false);
            tryVerify(() => workspace.current.transactions.totalCount === 30);
            // As it was: one a second, however fast we came here.
            compare(workspace.current.overview.messageRate.maximum, 1);
            replay.seek(0.5);
            tryCompare(replay, "isSeeking", false);
            tryVerify(() => workspace.current.transactions.totalCount === 15);
            tryVerify(() => main.content !== null);
            replay.step();
            tryVerify(() => workspace.current.transactions.totalCount === 16);
            compare(replay.positionText, "0:16");
            workspace.close(1);
            compare(workspace.replay, null);
            tryVerify(() => main.replayBar.item === null);
            verify(!main.title.includes("REPLAY"));
        }

        function test_the_assistant_walks_through_and_does_not_come_back() {
            const settings = Fixture.console.settings;
            settings.isIntroduced = false;
            main.assistant.open();
            tryVerify(() => main.assistant.opened);
            for (let step = 0; step < main.assistant.titles.length; ++step) {
                compare(main.assistant.step, step);
                verify(main.assistant.title !== "");
                main.assistant.step = step + 1 < main.assistant.titles.length ? step + 1 : step;
            }
            keyClick(Qt.Key_Escape);
            tryVerify(() => !main.assistant.visible);
            verify(settings.isIntroduced);
        }

        function test_the_palette_goes_to_a_page() {
            keyClick(Qt.Key_K, Qt.ControlModifier);
            for (const key of "lat")
                keyClick(key);
            keyClick(Qt.Key_Return);
            tryCompare(navigation, "page", NavigationViewModel.Latency);
        }

        function test_the_key_sheet_opens_and_escape_closes_it() {
            keyClick("?");
            keyClick(Qt.Key_Escape);
            keyClick(Qt.Key_2, Qt.ControlModifier);
            compare(navigation.page, NavigationViewModel.Transactions);
        }

        function test_the_theme_is_switched() {
            const wasDark = Theme.isDark;
            keyClick(Qt.Key_T, Qt.ControlModifier);
            compare(Theme.isDark, !wasDark);
            keyClick(Qt.Key_T, Qt.ControlModifier);
        }

        function test_the_keyboard_is_on_the_page_that_opens() {
            Fixture.publishTransactions(3, "acme", "completed", "x");
            tryVerify(() => Fixture.console.transactions.shownCount >= 3);
            keyClick(Qt.Key_2, Qt.ControlModifier);
            keyClick(Qt.Key_J);
            compare(Fixture.console.transactions.currentRow, 0);
            keyClick(Qt.Key_Return);
            verify(Fixture.console.transactions.inspector.isOpen);
            keyClick(Qt.Key_Escape);
            verify(!Fixture.console.transactions.inspector.isOpen);
        }

        function test_escape_closes_a_dialog_with_a_field() {
            main.show(NavigationViewModel.Transactions);
            const page = main.activeFocusItem;
            keyClick(Qt.Key_E, Qt.ControlModifier);
            tryVerify(() => main.activeFocusItem !== page);
            keyClick(Qt.Key_Escape);
            tryVerify(() => main.activeFocusItem === page);
            keyClick(Qt.Key_Space);
            verify(Fixture.console.transactions.isPaused, "the keyboard is back on the page");
            keyClick(Qt.Key_Space);
        }

        function test_alt_left_goes_back() {
            main.show(NavigationViewModel.Wallets);
            keyClick(Qt.Key_Left, Qt.AltModifier);
            compare(navigation.page, NavigationViewModel.Overview);
        }

        function test_the_smallest_window_holds_every_page() {
            main.width = 1024;
            main.height = 640;
            for (let page = 0; page < 7; ++page) {
                main.show(page);
                tryVerify(() => main.content.width > 900);
            }
            main.width = 1280;
            main.height = 800;
        }

        function test_z_a_lost_hub_is_said_in_a_banner() {
            Fixture.connectToNobody();
            tryVerify(() => Fixture.console.connection.banner !== ConnectionViewModel.NoBanner);
            tryVerify(() => Fixture.console.connection.canRetry);
            verify(Fixture.console.connection.bannerText !== "");
        }
    }
}
