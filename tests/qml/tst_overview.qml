import QtQuick
import QtTest
import Opsroom.Pages
import Opsroom.Test
import Opsroom.ViewModels

Item {
    width: 1080
    height: 720

    OverviewPage {
        id: page
        anchors.fill: parent
        connection: Fixture.console.connection
        viewModel: Fixture.console.overview
    }
    SignalSpy { id: requested; target: page; signalName: "pageRequested" }

    TestCase {
        name: "Overview"
        when: windowShown

        function init() { failOnWarning(/.?/); }

        function test_1_waits_for_the_hub() {
            verify(page.isLoading);
            verify(!page.isStale);
        }

        function test_2_shows_figures_once_they_come() {
            Fixture.publishMetrics();
            tryVerify(() => !page.isEmpty);
            verify(!page.isLoading);
        }

        function test_3_a_card_opens_its_page() {
            mouseClick(page, 100, 60);
            compare(requested.count, 1);
            compare(requested.signalArguments[0][0], NavigationViewModel.Tenants);
        }

        function test_4_a_card_opens_its_page_by_keyboard() {
            page.forceActiveFocus();
            keyClick(Qt.Key_Tab);
            keyClick(Qt.Key_Return);
            compare(requested.count, 2);
        }
    }
}
