import QtQuick
import QtTest
import Opsroom.Pages
import Opsroom.Test
import Opsroom.ViewModels

Item {
    width: 1080
    height: 720

    HubPage {
        id: page
        anchors.fill: parent
        connection: Fixture.console.connection
        viewModel: Fixture.console.hub
    }

    TestCase {
        name: "Hub"
        when: windowShown

        readonly property HubViewModel hub: Fixture.console.hub

        function init() {
            failOnWarning(/.?/);
            hub.searchText = "";
            hub.isOnlyUnusual = false;
            hub.discard();
        }

        function test_it_is_ours_and_runs() {
            verify(hub.isOurs);
            verify(hub.isRunning);
            compare(hub.settings.count, 2);
        }
        function test_search_and_unusual() {
            page.forceActiveFocus();
            keyClick("/");
            for (const key of "drain")
                keyClick(key);
            compare(hub.settings.count, 1);
            hub.searchText = "";
            hub.isOnlyUnusual = true;
            compare(hub.settings.count, 0);
            hub.isOnlyUnusual = false;
            hub.settings.edit(0, "7s");
            hub.isOnlyUnusual = true;
            compare(hub.settings.count, 1);
        }
        function test_a_value_that_cannot_be_changes_nothing() {
            hub.settings.edit(0, "bad");
            compare(hub.settings.changeCount, 1);
            hub.apply();
            verify(hub.isRefused);
            compare(Fixture.hubStarts, 0);
            compare(hub.settings.data(hub.settings.index(0, 0), HubSettingModel.ProblemRole), "expected a time");
        }
        function test_y_good_ones_start_it_again() {
            hub.settings.edit(0, "9s");
            hub.apply();
            compare(Fixture.hubStarts, 1);
            verify(!hub.isRefused);
            compare(hub.settings.changeCount, 0);
            compare(hub.settings.data(hub.settings.index(0, 0), HubSettingModel.ValueRole), "9s");
        }
        function test_z_stop_and_start() {
            hub.stop();
            verify(!hub.isRunning);
            hub.start();
            verify(hub.isRunning);
        }
    }
}
