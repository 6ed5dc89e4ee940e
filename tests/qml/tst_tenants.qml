import QtQuick
import QtTest
import Opsroom.Pages
import Opsroom.Test

Item {
    width: 1080
    height: 720

    TenantsPage {
        id: page
        anchors.fill: parent
        connection: Fixture.console.connection
        tenants: Fixture.console.tenants
    }
    SignalSpy { id: requested; target: page; signalName: "transactionsRequested" }

    TestCase {
        name: "Tenants"
        when: windowShown

        function init() { failOnWarning(/.?/); }

        function test_1_waits_for_the_hub() {
            verify(page.isLoading);
        }

        function test_2_lists_those_with_most_connections_first() {
            Fixture.publishMetrics();
            tryCompare(Fixture.console.tenants, "count", 2);
            verify(!page.isEmpty);
        }

        function test_3_return_asks_for_the_transactions_of_a_tenant() {
            page.forceActiveFocus();
            keyClick(Qt.Key_J);
            keyClick(Qt.Key_Return);
            compare(requested.count, 1);
            compare(requested.signalArguments[0][0], "acme");
        }
    }
}
