import QtQuick
import QtTest
import Opsroom.Pages
import Opsroom.Test
import Opsroom.ViewModels

Item {
    width: 1080
    height: 720

    TrafficPage {
        id: page
        anchors.fill: parent
        connection: Fixture.console.connection
        viewModel: Fixture.console.traffic
    }
    SignalSpy { id: endings; target: page; signalName: "endingsRequested" }

    TestCase {
        name: "Traffic"
        when: windowShown

        readonly property TrafficViewModel traffic: Fixture.console.traffic

        function init() {
            failOnWarning(/.?/);
            page.forceActiveFocus();
        }

        function test_1_waits_for_the_hub() {
            verify(page.isLoading);
        }

        function test_2_draws_what_the_hub_carries() {
            Fixture.publishMetrics();
            tryVerify(() => !page.isEmpty);
            Fixture.carryTraffic(20, 7);
            compare(traffic.updates.last, 7);
            compare(traffic.connections.last, 12);
            compare(traffic.queued.last, 3);
            verify(!traffic.hasEndings);
            waitForRendering(page);
        }

        function test_3_the_pointer_reads_all_charts() {
            mouseMove(page.messagesCard, 300, 120);
            tryVerify(() => page.messagesCard.pointer > 0);
            compare(page.queueCard.crosshair, page.messagesCard.pointer);
            mouseMove(page, 5, 5);
            tryCompare(page, "pointer", -1);
        }

        function test_4_a_drag_zooms_and_escape_goes_back() {
            mouseDrag(page.messagesCard, 200, 120, 150, 0, Qt.LeftButton, Qt.NoModifier, 20);
            tryVerify(() => traffic.isZoomed);
            verify(traffic.isPaused);
            page.forceActiveFocus();
            keyClick(Qt.Key_Escape);
            verify(!traffic.isZoomed && !traffic.isPaused);
        }

        function test_5_space_pauses() {
            keyClick(Qt.Key_Space);
            verify(traffic.isPaused);
            const seen = traffic.updates.endMs;
            Fixture.carryTraffic(5, 7);
            compare(traffic.updates.endMs, seen);
            keyClick(Qt.Key_Space);
            verify(traffic.updates.endMs > seen);
        }
    }
}
