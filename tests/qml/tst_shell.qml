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

        function test_hidden_columns_are_kept() {
            main.show(NavigationViewModel.Transactions);
            tryVerify(() => main.content !== null && main.content.columnSet !== undefined);
            const columns = main.content.columnSet;
            const place = columns.columns.length - 1;
            const was = columns.columns[place].isShown;
            columns.columns[place].isShown = !was;
            const hidden = Fixture.console.settings.hiddenColumns("transactions");
            compare(hidden.includes(place), was);
            compare(hidden.length, columns.hiddenPlaces().length);
            columns.columns[place].isShown = was;
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
