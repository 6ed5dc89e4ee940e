import QtQuick
import QtTest
import Opsroom.Pages
import Opsroom.Test
import Opsroom.ViewModels

/// A tester at work over a real hub.
Item {
    width: 1280
    height: 800

    TestBenchPage {
        id: page
        anchors.fill: parent
        connection: Live.console.connection
        viewModel: Live.console.testBench
        faults: Live.console.testFaults
        scenario: Live.console.testScenario
        load: Live.console.loadTest
    }

    TestCase {
        name: "FlowTestBench"
        when: windowShown

        readonly property TestBenchViewModel bench: Live.console.testBench
        readonly property TestFaultViewModel faults: Live.console.testFaults
        readonly property TestScenarioViewModel scenario: Live.console.testScenario
        readonly property LoadTestViewModel load: Live.console.loadTest
        readonly property TestClientModel clients: bench.clients

        function initTestCase() {
            verify(Live.start());
            tryVerify(() => Live.console.connection.isConnected);
        }

        function init() {
            failOnWarning(/.?/);
            while (clients.count > 0)
                bench.disconnectClient(0);
            scenario.clear();
        }

        function valueOf(row: int, role: int): var {
            return clients.data(clients.index(row, 0), role);
        }
        function connectAll(): void {
            verify(bench.connectClient("ledger", "acme", "service"));
            verify(bench.connectClient("anna", "acme", "auditor"));
            verify(bench.connectClient("bea", "beta", "auditor"));
            for (let row = 0; row < 3; ++row)
                tryVerify(() => valueOf(row, TestClientModel.StateRole) === ConnectionViewModel.Connected);
        }
        function choose(text: string): void {
            const item = findItem(page, candidate => typeof candidate.toggle === "function" && candidate.text === text && candidate.visible);
            verify(item !== null, "there is " + text);
            mouseClick(item);
        }
        function findItem(item, isIt) {
            if (isIt(item))
                return item;
            for (let i = 0; i < item.children.length; ++i) {
                const found = findItem(item.children[i], isIt);
                if (found !== null)
                    return found;
            }
            return null;
        }

        function test_a_client_goes_by_the_button_in_its_row() {
            connectAll();
            const button = findItem(page, candidate => candidate.label === "Disconnect anna");
            verify(button !== null);
            waitForRendering(page);
            const header = findItem(page, candidate => candidate.columns !== undefined && candidate.sortKey !== undefined && candidate.header === undefined);
            verify(button.mapToItem(header, button.width, 0).x <= header.width);
            mouseClick(button);
            compare(clients.count, 2);
            compare(clients.nameAt(1).includes("bea"), true);
        }

        function test_who_has_not_received_an_event_is_told_why() {
            connectAll();
            verify(bench.connectClient("uwe", "acme", "user"));
            tryVerify(() => valueOf(3, TestClientModel.StateRole) === ConnectionViewModel.Connected);
            bench.event = "compliance-alert";
            bench.send(0);
            tryVerify(() => valueOf(1, TestClientModel.HasReceivedRole));
            tryVerify(() => valueOf(3, TestClientModel.VerdictRole).includes("role"));
            tryVerify(() => valueOf(2, TestClientModel.VerdictRole).includes("another tenant"));
            bench.event = "transaction-update";
        }
        function test_a_channel_is_subscribed_to_as_a_client() {
            connectAll();
            bench.event = "subscribe";
            compare(bench.payloadProblem, "");
            bench.payload = "{}";
            verify(bench.payloadProblem !== "");
            bench.payload = '["wallet:w-test-1"]';
            bench.send(1);
            tryVerify(() => bench.answer.startsWith("Accepted"));
            compare(valueOf(2, TestClientModel.VerdictRole), "");
            bench.event = "transaction-update";
        }

        function test_a_token_is_copied_for_a_client_of_ones_own() {
            verify(bench.copyToken("qa", "acme", "user"));
            compare(bench.problem, "");
            verify(!bench.copyToken("qa", "No Tenant", "user"));
            verify(bench.problem !== "");
            verify(bench.copyToken("qa", "acme", "user"));
        }

        function test_everything_dropped_arrives_nowhere() {
            connectAll();
            page.table.currentRow = 1;
            compare(faults.client, "anna@acme");
            choose("Faults");
            faults.chooseDrop(4);
            verify(valueOf(1, TestClientModel.IsFaultyRole));
            bench.send(0);
            tryVerify(() => valueOf(0, TestClientModel.HasReceivedRole));
            tryVerify(() => valueOf(1, TestClientModel.VerdictRole).includes("lost on the line"));
            verify(faults.countsText.includes("1 dropped"), faults.countsText);
            choose("No faults");
            bench.send(0);
            tryVerify(() => valueOf(1, TestClientModel.HasReceivedRole));
            choose("Event");
        }

        function test_a_close_that_forbids_to_come_back_is_kept_to() {
            connectAll();
            page.table.currentRow = 1;
            choose("Faults");
            faults.closeWith(1); // cut off
            tryVerify(() => valueOf(1, TestClientModel.StateRole) === ConnectionViewModel.Connected, 8000);
            faults.closeWith(9); // kicked
            tryVerify(() => valueOf(1, TestClientModel.StateRole) === ConnectionViewModel.Refused);
            choose("Event");
        }

        function test_a_token_that_runs_out_ends_the_connection_until_there_is_a_fresh_one() {
            connectAll();
            page.table.currentRow = 1;
            tryCompare(faults, "client", "anna@acme");
            faults.expireToken();
            verify(faults.isTokenExpired);
            tryVerify(() => valueOf(1, TestClientModel.StateRole) !== ConnectionViewModel.Connected, 10000);
            faults.renewToken();
            tryVerify(() => valueOf(1, TestClientModel.StateRole) === ConnectionViewModel.Connected, 10000);
        }

        function test_a_client_of_somebody_else_comes_through_its_door() {
            verify(bench.connectClient("ledger", "acme", "service"));
            verify(bench.addOutsideClient());
            tryVerify(() => valueOf(0, TestClientModel.StateRole) === ConnectionViewModel.Connected);
            const address = valueOf(1, TestClientModel.DetailRole).match(/http:\/\/127\.0\.0\.1:\d+/)[0];
            Live.connectThrough(address, "otto", "acme", "auditor");
            tryVerify(() => Live.stateOf("otto") === "Connected");
            compare(valueOf(1, TestClientModel.StateTextRole), "1 connected");
            bench.send(0);
            tryVerify(() => valueOf(1, TestClientModel.HasReceivedRole));
            bench.closeClient(1, 3503);
            tryVerify(() => Live.stateOf("otto") === "Refused");
            tryVerify(() => valueOf(1, TestClientModel.StateTextRole).startsWith("0"));
        }

        function test_what_was_done_is_done_again_and_what_comes_out_otherwise_fails() {
            choose("Scenario");
            choose("Write down");
            verify(scenario.isRecording);
            connectAll();
            bench.send(0);
            tryVerify(() => scenario.steps.data(scenario.steps.index(3, 0), TestScenarioModel.DetailRole) === "reaches anna@acme, ledger@acme");
            bench.setFaults(1, 0, 100, 0, 0);
            bench.send(0);
            tryVerify(() => scenario.steps.data(scenario.steps.index(5, 0), TestScenarioModel.DetailRole) === "reaches ledger@acme");
            verify(scenario.save("both ways"));
            scenario.clear();
            verify(scenario.load("both ways"));
            compare(scenario.steps.count, 6);
            choose("Run");
            verify(scenario.isRunning);
            tryVerify(() => !scenario.isRunning, 15000);
            compare(scenario.resultText, "6 of 6 passed");
            verify(!scenario.hasFailed);

            // Without the fault the second event reaches her.
            scenario.removeStep(4);
            scenario.run();
            tryVerify(() => !scenario.isRunning, 15000);
            verify(scenario.hasFailed);
            compare(scenario.steps.data(scenario.steps.index(4, 0), TestScenarioModel.DetailRole), "anna@acme has got it");
            scenario.remove("both ways");
            choose("Event");
        }

        function test_a_load_is_put_on_and_drawn() {
            choose("Load test");
            load.start(20, 2, 400, 2);
            verify(load.isRunning);
            tryVerify(() => !load.isRunning, 20000);
            verify(!load.hasFailed, load.result);
            verify(load.rate.count > 2);
            verify(load.result.includes("deliveries a second"), load.result);
            load.start(20, 2, 400, 600);
            tryVerify(() => load.rate.count > 0, 10000);
            choose("Stop");
            tryVerify(() => !load.isRunning, 5000);
            compare(load.result, "Stopped");
            choose("Event");
        }
    }
}
