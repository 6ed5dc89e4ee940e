import QtQuick
import QtTest
import Opsroom.Pages
import Opsroom.Test
import Opsroom.ViewModels

Item {
    width: 1080
    height: 720

    WalletsPage {
        id: page
        anchors.fill: parent
        connection: Fixture.console.connection
        viewModel: Fixture.console.wallets
    }
    SignalSpy { id: requested; target: page; signalName: "transactionsRequested" }

    TestCase {
        name: "Wallets"
        when: windowShown

        readonly property WalletsViewModel wallets: Fixture.console.wallets

        function initTestCase() {
            verify(page.isLoading);
            Fixture.publishWallet("w-1", "acme", "100.00");
            Fixture.publishWallet("w-2", "beta", "90071992547409931.25");
            tryCompare(wallets, "totalCount", 2);
        }

        function init() {
            failOnWarning(/.?/);
            wallets.searchText = "";
            page.forceActiveFocus();
        }

        function test_search_narrows_the_list() {
            wallets.searchText = "w-2";
            tryCompare(wallets, "shownCount", 1);
            wallets.searchText = "nothing";
            tryVerify(() => page.isEmpty);
            verify(!page.isLoading);
        }

        function test_return_asks_for_the_transactions_of_a_wallet() {
            keyClick(Qt.Key_J);
            keyClick(Qt.Key_Return);
            compare(requested.count, 1);
        }
    }
}
