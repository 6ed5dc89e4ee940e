import QtQuick
import QtTest
import Opsroom.Pages
import Opsroom.Test
import Opsroom.ViewModels

Item {
    width: 1080
    height: 720

    ConnectionsPage {
        id: page
        anchors.fill: parent
        connection: Fixture.console.connection
        viewModel: Fixture.console.connections
    }

    TestCase {
        name: "Connections"
        when: windowShown

        readonly property ConnectionsViewModel connections: Fixture.console.connections
        readonly property ClientListModel clients: connections.clients

        function init() {
            failOnWarning(/.?/);
            connections.searchText = "";
            connections.clearSelection();
            connections.currentRow = -1;
            page.table.list.forceActiveFocus();
        }

        function test_1_waits_for_the_hub() {
            verify(page.isLoading);
            verify(connections.isActive);
        }

        function test_2_headers_sort() {
            Fixture.listClients(300);
            compare(clients.count, 300);
            waitForRendering(page);
            mouseClick(page.table, 40, 12); // "User"
            compare(clients.sort, ClientListModel.ByUser);
            compare(clients.data(clients.index(0, 0), ClientListModel.UserIdRole), "user-0");
            mouseClick(page.table, 40, 12);
            compare(clients.data(clients.index(0, 0), ClientListModel.UserIdRole), "user-99");
        }

        function test_3_search_and_back() {
            keyClick("/");
            keyClick("b");
            keyClick("e");
            keyClick("t");
            keyClick("a");
            compare(connections.searchText, "beta");
            compare(clients.count, 150);
            connections.searchText = "<b>nobody</b>";
            tryVerify(() => page.isEmpty);
            page.emptyActionTriggered();
            compare(clients.count, 300);
        }

        function test_4_space_selects_and_escape_clears() {
            keyClick(Qt.Key_J);
            keyClick(Qt.Key_Space);
            keyClick(Qt.Key_J);
            keyClick(Qt.Key_Space);
            compare(clients.selectedCount, 2);
            keyClick(Qt.Key_Escape);
            compare(clients.selectedCount, 0);
            compare(connections.currentRow, -1);
        }

        function test_5_one_without_rights_sees_no_buttons() {
            keyClick(Qt.Key_J);
            verify(!connections.mayAct);
            keyClick(Qt.Key_Delete);
            verify(!connections.isBusy);
        }
    }
}
