import QtQuick
import QtTest
import Opsroom.Shell
import Opsroom.Test
import Opsroom.ViewModels

// Over a real hub, in the whole window: the network goes and comes back, and the feed is paused under load.
Item {
    width: 10
    height: 10

    Main {
        id: mainWindow
        workspace: Live.workspace
    }

    TestCase {
        name: "FlowNetwork"
        parent: mainWindow.contentItem
        when: windowShown

        readonly property ConnectionViewModel connection: Live.console.connection
        readonly property TransactionsViewModel transactions: Live.console.transactions

        function initTestCase() {
            verify(Live.start());
            Live.connectClient("ledger", "acme", "service");
            tryVerify(() => connection.isConnected && Live.stateOf("ledger") === "Connected");
            tryCompare(connection, "banner", ConnectionViewModel.NoBanner);
            mainWindow.requestActivate();
            tryCompare(mainWindow, "active", true);
        }
        function init() {
            failOnWarning(/.?/);
        }

        function test_1_paused_under_load_nothing_moves_and_nothing_is_lost() {
            mainWindow.show(NavigationViewModel.Transactions);
            Live.publishAs("ledger", 200);
            tryCompare(transactions, "totalCount", 200);
            tryVerify(() => mainWindow.content !== null);
            keyClick(Qt.Key_Space);
            tryVerify(() => transactions.isPaused);
            Live.publishAs("ledger", 1000);
            tryVerify(() => transactions.pauseText.includes("1,000 new, 0 dropped"), 15000, transactions.pauseText);
            compare(transactions.totalCount, 200);
            keyClick(Qt.Key_Space);
            tryCompare(transactions, "totalCount", 1200);
        }

        function test_2_each_banner_has_its_turn() {
            Live.stopHub();
            tryCompare(connection, "banner", ConnectionViewModel.ReconnectingBanner);
            verify(connection.bannerText.includes("Reconnecting"));
            Live.passTime(11);
            compare(connection.banner, ConnectionViewModel.OfflineBanner);
            verify(connection.bannerText.startsWith("Offline – data as of "), connection.bannerText);
            verify(connection.isStale);
            verify(Live.start());
            connection.retryNow();
            tryVerify(() => connection.isConnected, 20000);
            tryVerify(() => connection.banner === ConnectionViewModel.RecoveredBanner
                            || connection.banner === ConnectionViewModel.GapBanner);
        }
    }
}
