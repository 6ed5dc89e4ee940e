import QtQuick
import QtTest
import Opsroom.Pages
import Opsroom.Test
import Opsroom.ViewModels

// Over a real hub: an operator finds a client and sends it away.
Item {
    width: 1080
    height: 720

    ConnectionsPage {
        id: page
        anchors.fill: parent
        connection: Live.console.connection
        viewModel: Live.console.connections
    }

    TestCase {
        name: "FlowConnections"
        when: windowShown

        readonly property ConnectionsViewModel connections: Live.console.connections
        readonly property ClientListModel clients: connections.clients

        function initTestCase() {
            verify(Live.start());
            tryVerify(() => connections.mayAct && connections.isLoaded);
        }
        function init() {
            failOnWarning(/.?/);
            connections.view = ConnectionsViewModel.Clients;
            connections.showEverybody();
            connections.searchText = "";
            Live.disconnectClients();
            tryVerify(() => { connections.refresh(); return clients.count === 2; }); // the consoles
            for (const user of ["ann", "bob", "eve"])
                Live.connectClient(user, "acme", "user");
            tryVerify(() => ["ann", "bob", "eve"].every(user => Live.stateOf(user) === "Connected"));
            connections.clearSelection();
            connections.currentRow = -1;
            tryVerify(() => { connections.refresh(); return clients.count === 5; });
            page.table.list.forceActiveFocus();
        }

        function type(text) {
            for (let i = 0; i < text.length; ++i)
                keyClick(text[i]);
        }

        function sidOf(row) { return clients.data(clients.index(row, 0), ClientListModel.SidRole); }

        // Clients only: without the two consoles.
        function find(user) {
            connections.searchText = user;
            tryCompare(clients, "count", 1);
            page.table.list.forceActiveFocus();
            keyClick(Qt.Key_J);
            compare(connections.currentUser, user);
        }

        function test_a_client_is_sent_away_with_a_reason() {
            find("ann");
            keyClick(Qt.Key_Delete);
            type("shared password");
            keyClick(Qt.Key_Return);
            tryVerify(() => Live.stateOf("ann") === "Refused");
            compare(Live.stateOf("bob"), "Connected");
            tryCompare(connections, "message", "1 sent away");
            verify(!connections.isRefused);
            tryCompare(clients, "count", 0);
        }

        function test_the_close_code_says_whether_a_client_comes_back() {
            find("ann");
            const before = sidOf(0);
            connections.disconnectTargets("maintenance", 0); // 3011
            verify(connections.closeCodes[0].startsWith("3011"));
            verify(connections.mayComeBack(0));
            tryVerify(() => Live.errorOf("ann") !== "" || Live.stateOf("ann") !== "Connected");
            tryVerify(() => Live.stateOf("ann") === "Connected", 8000);
            // The list may still show the session that has gone.
            tryVerify(() => { connections.refresh(); return clients.count === 1 && sidOf(0) !== before; });
            const suspended = connections.closeCodes.findIndex(text => text.startsWith("3520"));
            verify(!connections.mayComeBack(suspended));
            connections.currentRow = 0;
            connections.disconnectTargets("suspended", suspended);
            tryVerify(() => Live.stateOf("ann") === "Refused");
        }

        function test_without_a_reason_nothing_happens() {
            find("ann");
            keyClick(Qt.Key_Delete);
            keyClick(Qt.Key_Return);
            keyClick(Qt.Key_Escape);
            compare(Live.stateOf("ann"), "Connected");
            verify(!connections.isBusy);
        }

        function test_those_selected_go_together() {
            connections.searchText = "acme";
            tryCompare(clients, "count", 3);
            page.table.list.forceActiveFocus();
            keyClick(Qt.Key_A, Qt.ControlModifier);
            compare(clients.selectedCount, 3);
            compare(connections.targetText, "3 clients");
            keyClick(Qt.Key_Delete);
            type("test");
            keyClick(Qt.Key_Return);
            tryVerify(() => ["ann", "bob", "eve"].every(user => Live.stateOf(user) === "Refused"));
            tryCompare(connections, "message", "3 sent away");
        }

        function test_how_sessions_end_is_told() {
            connections.view = ConnectionsViewModel.Endings;
            tryVerify(() => connections.endings.count > 0, 6000);
            const left = connections.endings.index(0, 0);
            const before = connections.endings.data(left, EndingListModel.TotalRole);
            Live.disconnectClients();
            tryVerify(() => {
                let total = 0;
                for (let row = 0; row < connections.endings.count; ++row)
                    total += connections.endings.data(connections.endings.index(row, 0), EndingListModel.RecentRole);
                return total >= 3;
            }, 6000);
            verify(!page.isEmpty);
            verify(connections.endings.data(left, EndingListModel.TotalRole) >= before);
        }

        function test_a_muted_client_changes_nothing_until_it_may_again() {
            find("bob");
            page.mute.open();
            tryVerify(() => page.mute.opened);
            type("too loud");
            keyClick(Qt.Key_Return);
            tryVerify(() => connections.message.includes("muted"), 5000, connections.message);
            tryVerify(() => connections.clients.data(connections.clients.index(0, 0), ClientListModel.IsMutedRole) === true, 5000);
            connections.currentRow = 0;
            verify(connections.hasMutedTarget);
            connections.muteTargets(0, "");
            tryVerify(() => connections.clients.data(connections.clients.index(0, 0), ClientListModel.IsMutedRole) === false, 5000);
        }

        function test_a_revoked_user_stays_out() {
            Live.connectClient("mallory", "acme", "user");
            tryVerify(() => Live.stateOf("mallory") === "Connected");
            connections.refresh();
            find("mallory");
            connections.revokeTargets();
            tryVerify(() => Live.stateOf("mallory") === "Refused");
            tryCompare(connections, "message", "Tokens withdrawn");
        }

        function test_a_room_shows_its_members() {
            verify(Live.sendAs("bob", "subscribe", '"wallet:w-1"'));
            connections.view = ConnectionsViewModel.Rooms;
            tryVerify(() => connections.rooms.count > 2);
            // The tenant folds and unfolds by the keyboard.
            const all = connections.rooms.count;
            let own = 0;
            while (!connections.rooms.data(connections.rooms.index(own, 0), RoomListModel.ChildCountRole))
                ++own;
            page.table.currentRow = own;
            page.table.list.forceActiveFocus();
            keyClick(Qt.Key_Left);
            tryVerify(() => connections.rooms.count < all);
            keyClick(Qt.Key_Right);
            tryVerify(() => connections.rooms.count === all);
            connections.searchText = "wallet:w-1";
            tryCompare(connections.rooms, "count", 1);
            page.table.list.forceActiveFocus();
            keyClick(Qt.Key_J);
            keyClick(Qt.Key_Return);
            tryCompare(clients, "count", 1);
            compare(connections.roomText, "acme · wallet:w-1");
            compare(connections.view, ConnectionsViewModel.Clients);
        }

        function test_read_only_changes_nothing() {
            Live.console.settings.isReadOnly = true;
            find("bob");
            keyClick(Qt.Key_Delete);
            verify(!connections.mayAct);
            keyClick(Qt.Key_Return);
            compare(Live.stateOf("bob"), "Connected");
            Live.console.settings.isReadOnly = false;
        }
    }
}
