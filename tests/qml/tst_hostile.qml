import QtQuick
import QtTest
import Opsroom.Shell
import Opsroom.Test
import Opsroom.ViewModels

// A hub that means ill: what it says stays text, nothing is fetched for it, and no page stumbles.
Item {
    width: 10
    height: 10

    Main {
        id: mainWindow
        workspace: Fixture.workspace
    }

    TestCase {
        name: "Hostile"
        parent: mainWindow.contentItem
        when: windowShown

        readonly property list<string> hostile: [
            "<img src='" + Fixture.trapUrl() + "'>", "<a href='file:///etc/passwd'>x</a>", "<script>alert(1)</script>",
            "\u202Egpj.exe", "a\nb\u0000c\u001b[31m", "&amp;&#60;b&#62;", "%1 %2 %n", "x".repeat(100000), "\ud800", "",
            "${7*7}", "qrc:/qt/qml/x.png", "'\"`\\"]

        function initTestCase() {
            mainWindow.requestActivate();
            tryCompare(mainWindow, "active", true);
        }
        function init() {
            failOnWarning(/.?/);
        }

        // Every Text that is shown, and what it takes its words for.
        function textsIn(item, found) {
            if (item.textFormat !== undefined)
                found.push(item);
            for (let i = 0; i < item.children.length; ++i)
                textsIn(item.children[i], found);
            return found;
        }

        function test_names_stay_text_on_every_page() {
            for (const name of hostile) {
                Fixture.publishTransactions(1, name, name, name);
                Fixture.publishAlert(name, "critical", name);
                Fixture.publishWallet(name, name, name);
            }
            tryVerify(() => Fixture.console.transactions.totalCount > 0 && Fixture.console.alerts.totalCount > 0);
            for (let page = 0; page <= NavigationViewModel.Settings; ++page) {
                mainWindow.show(page);
                tryVerify(() => mainWindow.content !== null);
                Fixture.console.alerts.currentRow = page === NavigationViewModel.Alerts ? 0 : -1;
                waitForRendering(mainWindow.contentItem);
                for (const text of textsIn(mainWindow.contentItem, []))
                    compare(text.textFormat, Text.PlainText, text.text);
            }
            compare(Fixture.fetches, 0);
        }

        function test_nonsense_is_left_out() {
            for (const json of ["", "null", "[]", "{", "{\"transactionId\":5}", "{\"tenantId\":{}}", "[[[[[[", "{\"amountText\":\"1e999\"}",
                                "{\"alertId\":null,\"severity\":\"enormous\"}", "{\"balances\":[[]]}"]) {
                for (const event of ["transaction-updated", "wallet-updated", "compliance-alert", "compliance-alert-updated",
                                     "open-alerts", "metrics-update", "connected", "tenant-status"])
                    Fixture.publishRaw(event, json);
            }
            mainWindow.show(NavigationViewModel.Overview);
            waitForRendering(mainWindow.contentItem);
            verify(mainWindow.content !== null);
        }

        function test_a_flood_of_nonsense_leaves_the_window_usable() {
            mainWindow.show(NavigationViewModel.Transactions);
            for (let i = 0; i < 20000; ++i)
                Fixture.publishRaw("transaction-updated", "{\"transactionId\":\"t" + i + "\",\"tenantId\":\"<b>\",\"status\":\"\\u202e\"}");
            tryCompare(Fixture.console.transactions, "totalCount", Fixture.console.settings.ringSize);
            keyClick(Qt.Key_3, Qt.ControlModifier);
            compare(Fixture.console.navigation.page, NavigationViewModel.Alerts);
        }
    }
}
