import QtQuick
import QtTest
import Opsroom.Controls
import Opsroom.Pages
import Opsroom.Test
import Opsroom.ViewModels

Item {
    width: 1080
    height: 720

    AlertsPage {
        id: page
        anchors.fill: parent
        connection: Fixture.console.connection
        viewModel: Fixture.console.alerts
    }

    TestCase {
        name: "Alerts"
        when: windowShown

        readonly property AlertsViewModel alerts: Fixture.console.alerts

        function initTestCase() {
            verify(page.isLoading);
            Fixture.publishAlert("a-1", "low", "small");
            Fixture.publishAlert("a-2", "critical", "<img src=x> large");
            Fixture.publishAlert("a-3", "medium", "in between");
            tryCompare(alerts, "totalCount", 3);
        }

        function init() {
            failOnWarning(/.?/);
            alerts.filter.clear();
            alerts.currentRow = -1;
            page.forceActiveFocus();
        }

        function test_levels_of_marks_are_those_of_the_model() {
            compare(SeverityMark.Info, AlertListModel.Info);
            compare(SeverityMark.Critical, AlertListModel.Critical);
        }

        function test_j_opens_the_gravest_and_escape_closes() {
            keyClick(Qt.Key_J);
            compare(alerts.currentRow, 0);
            verify(alerts.prettyJson.includes("a-2"));
            keyClick(Qt.Key_Escape);
            compare(alerts.currentRow, -1);
        }

        function test_a_chip_shows_one_severity_and_all_again() {
            alerts.filter.text = "severity:critical";
            tryCompare(alerts, "shownCount", 1);
            compare(page.placeOf("severity:critical"), 0);
            alerts.filter.removeChip(0);
            tryCompare(alerts, "shownCount", 3);
        }

        function test_a_filter_without_hits_says_so() {
            alerts.filter.text = "tenant:nobody";
            tryVerify(() => page.isEmpty);
            verify(!page.isLoading);
        }
    }
}
