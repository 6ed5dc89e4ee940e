import QtQuick
import QtTest
import Opsroom.Pages
import Opsroom.Test
import Opsroom.ViewModels

Item {
    width: 1080
    height: 720

    LatencyPage {
        id: page
        anchors.fill: parent
        connection: Fixture.console.connection
        viewModel: Fixture.console.latency
    }

    TestCase {
        name: "Latency"
        when: windowShown

        readonly property LatencyViewModel latency: Fixture.console.latency

        function init() {
            failOnWarning(/.?/);
            page.forceActiveFocus();
        }

        function test_1_waits_for_the_hub() {
            verify(page.isLoading);
        }

        function test_2_hides_p99_under_a_hundred_samples() {
            Fixture.measureRoundTrip(12, 50);
            verify(!page.isEmpty);
            verify(!latency.roundTrip.hasP99);
            compare(latency.roundTrip.p99Text, "–");
            Fixture.measureRoundTrip(12, 60);
            verify(latency.roundTrip.hasP99);
        }

        function test_3_every_range_draws() {
            for (const range of [LatencyViewModel.OneMinute, LatencyViewModel.OneHour, LatencyViewModel.OneDay]) {
                latency.range = range;
                compare(latency.range, range);
                waitForRendering(page);
            }
        }

        function test_4_the_pictures_can_be_chosen() {
            for (const picture of [LatencyCard.Heat, LatencyCard.Tenants, LatencyCard.Lines]) {
                page.deliveryCard.view = picture;
                waitForRendering(page);
                compare(latency.hasTenants, picture === LatencyCard.Tenants);
            }
        }

        function test_4_the_pointer_reads_both_charts() {
            page.deliveryCard.view = LatencyCard.Lines;
            waitForRendering(page);
            mouseMove(page.roundTripCard, 200, 120);
            tryVerify(() => page.roundTripCard.pointer > 0);
            compare(page.deliveryCard.crosshair, page.roundTripCard.pointer);
            mouseMove(page, 5, 5);
            tryCompare(page.roundTripCard, "pointer", -1);
        }

        function test_5_a_drag_zooms_and_escape_goes_back() {
            latency.range = LatencyViewModel.FiveMinutes;
            waitForRendering(page);
            mouseDrag(page, 300, 250, 200, 0, Qt.LeftButton, Qt.NoModifier, 20);
            tryVerify(() => latency.isZoomed);
            verify(latency.isPaused);
            verify(latency.endAgoSeconds > 0);
            verify(latency.shownText.includes(" to "));
            page.forceActiveFocus();
            const ago = latency.endAgoSeconds;
            keyClick(Qt.Key_Left);
            verify(latency.endAgoSeconds > ago);
            keyClick(Qt.Key_Escape);
            verify(!latency.isZoomed);
            verify(!latency.isPaused);
        }

        function test_6_plus_zooms_too() {
            keyClick("+");
            verify(latency.isZoomed);
            keyClick("-");
            verify(!latency.isZoomed);
        }

        function test_4_space_pauses() {
            keyClick(Qt.Key_Space);
            verify(latency.isPaused);
            keyClick(Qt.Key_Space);
            verify(!latency.isPaused);
        }
    }
}
