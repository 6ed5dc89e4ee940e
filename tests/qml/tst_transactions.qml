import QtQuick
import QtTest
import Opsroom.Pages
import Opsroom.Test
import Opsroom.ViewModels

Item {
    width: 1080
    height: 720

    TransactionsPage {
        id: page
        anchors.fill: parent
        connection: Fixture.console.connection
        viewModel: Fixture.console.transactions
    }

    TestCase {
        name: "Transactions"
        when: windowShown

        readonly property TransactionsViewModel feed: Fixture.console.transactions

        function initTestCase() {
            verify(page.isLoading);
            Fixture.publishTransactions(60, "acme", "completed", "<b>Jericho</b> & Sons");
            Fixture.publishTransactions(5, "beta", "failed", "A very long name indeed that does not fit into any column of any table");
            tryCompare(feed, "shownCount", 65);
        }

        function init() {
            failOnWarning(/.?/);
            feed.filter.clear();
            feed.inspector.close();
            feed.isPaused = false;
            page.forceActiveFocus();
        }

        function test_rows_replace_the_loading_state() {
            verify(!page.isEmpty);
        }

        function test_space_pauses_and_counts_what_waits() {
            keyClick(Qt.Key_Space);
            verify(feed.isPaused);
            Fixture.publishTransactions(7, "acme", "pending", "x");
            tryCompare(feed, "waitingCount", 7);
            const shown = feed.shownCount;
            keyClick(Qt.Key_Space);
            verify(!feed.isPaused);
            tryVerify(() => feed.shownCount === shown + 7);
        }

        function test_j_walks_return_inspects_escape_closes() {
            keyClick(Qt.Key_J);
            keyClick(Qt.Key_J);
            verify(feed.currentRow >= 0);
            keyClick(Qt.Key_Return);
            verify(feed.inspector.isOpen);
            verify(feed.isPaused, "the inspected row stays where it is");
            keyClick(Qt.Key_Escape);
            verify(!feed.inspector.isOpen);
        }

        function test_slash_filters() {
            keyClick(Qt.Key_Slash);
            for (const key of "tenant:beta")
                keyClick(key);
            tryCompare(feed, "shownCount", 5);
            compare(feed.filter.chips.length, 1);
            keyClick(Qt.Key_Return);
            keyClick(Qt.Key_Space);
            verify(feed.isPaused, "Return leads back to the rows");
        }

        function test_a_filter_without_hits_says_so() {
            feed.filter.text = "tenant:nobody";
            tryVerify(() => page.isEmpty);
            verify(!page.isLoading);
            page.emptyActionTriggered();
            tryVerify(() => !page.isEmpty);
        }

        function test_a_faulty_filter_changes_nothing_and_says_why() {
            feed.filter.text = "tenant:beta";
            tryCompare(feed, "shownCount", 5);
            feed.filter.text = "amount>x";
            compare(feed.shownCount, 5);
            verify(feed.filter.error !== "");
        }

        function test_a_hidden_column_gives_its_width_to_the_others() {
            const before = page.columnSet.party.width;
            page.columnSet.wallet.isShown = false;
            compare(page.columnSet.wallet.width, 0);
            verify(page.columnSet.party.width > before);
            page.columnSet.wallet.isShown = true;
        }

        function test_a_title_sorts_and_stops_following() {
            feed.isFollowing = true;
            feed.sortBy(TransactionFeedModel.AmountColumn);
            verify(!feed.isFollowing);
            feed.isFollowing = true;
            compare(feed.sortColumn, TransactionFeedModel.TimeColumn);
        }

        function test_z_old_data_are_marked_with_their_age() {
            Fixture.publishTransactions(1, "acme", "completed", "x");
            verify(!page.isStale);
            Fixture.passTime(65);
            verify(page.isStale, "data of a minute ago without a connection");
            verify(Fixture.console.connection.dataAgeSeconds >= 65);
        }

        function test_export_sheet_opens_and_closes() {
            const before = page.Window.activeFocusItem;
            page.openExport();
            tryVerify(() => page.Window.activeFocusItem !== before);
            keyClick(Qt.Key_Escape);
            page.forceActiveFocus();
            keyClick(Qt.Key_Space);
            verify(feed.isPaused, "Escape has closed the sheet");
        }
    }
}
