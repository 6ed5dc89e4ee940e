import QtQuick
import QtTest
import Opsroom.Pages
import Opsroom.Test
import Opsroom.ViewModels

// Over a real hub: what one operator does about an alert, the other one sees.
Item {
    width: 1080
    height: 720

    AlertsPage {
        id: page
        anchors.fill: parent
        connection: Live.console.connection
        viewModel: Live.console.alerts
    }

    TestCase {
        name: "FlowAlerts"
        when: windowShown

        readonly property AlertsViewModel mine: Live.console.alerts
        readonly property AlertsViewModel theirs: Live.otherConsole.alerts

        function initTestCase() {
            verify(Live.start());
            Live.connectClient("ledger", "acme", "service");
            tryVerify(() => Live.stateOf("ledger") === "Connected" && Live.console.connection.isConnected
                            && Live.otherConsole.connection.isConnected && mine.handling.isAllowed);
        }
        function init() {
            failOnWarning(/.?/);
        }

        function raise(id, severity) {
            verify(Live.sendAs("ledger", "compliance-alert",
                               JSON.stringify({alertId: id, severity: severity, message: "look at " + id})));
            tryVerify(() => mine.alerts.rowOf("acme", id) >= 0 && theirs.alerts.rowOf("acme", id) >= 0);
        }
        function stateAt(page, id) {
            const row = page.alerts.rowOf("acme", id);
            return row < 0 ? "" : page.alerts.data(page.alerts.index(row, 0), AlertListModel.StateTextRole);
        }

        function test_1_an_acknowledgement_is_seen_by_the_other() {
            raise("a-1", "high");
            page.forceActiveFocus();
            mine.currentRow = mine.alerts.rowOf("acme", "a-1");
            keyClick(Qt.Key_A);
            tryVerify(() => stateAt(theirs, "a-1").includes("olga"));
        }

        function test_2_a_critical_one_asks_for_a_note() {
            raise("a-2", "critical");
            page.forceActiveFocus();
            mine.currentRow = mine.alerts.rowOf("acme", "a-2");
            keyClick(Qt.Key_A);
            compare(mine.handling.isRefused, true);
            mine.handling.acknowledge("seen by two");
            tryVerify(() => stateAt(theirs, "a-2").includes("olga"));
        }

        function test_3_what_comes_while_away_is_there_afterwards() {
            Live.stopHub();
            tryVerify(() => !Live.console.connection.isConnected);
            verify(Live.start());
            tryVerify(() => Live.console.connection.isConnected && Live.stateOf("ledger") === "Connected", 20000);
            raise("a-3", "low");
        }
    }
}
