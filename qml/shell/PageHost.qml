import QtQuick
import Opsroom.Pages
import Opsroom.ViewModels

/// Shows one page at a time; the others hold nothing but what their view-models keep.
FocusScope {
    id: root

    required property ConsoleViewModel viewModel
    required property LogListModel log
    readonly property PageFrame page: loader.item as PageFrame

    signal pageRequested(int page)
    signal assistantRequested()

    // Another hub: nothing of what was shown of the last one stays.
    onViewModelChanged: {
        loader.active = false;
        loader.active = true;
    }

    function takeKeyboard(): void {
        loader.forceActiveFocus(Qt.OtherFocusReason);
    }

    /// The transactions of a tenant or a wallet, on their page.
    function showTransactions(token: string): void {
        root.viewModel.transactions.filter.text = token;
        root.pageRequested(NavigationViewModel.Transactions);
    }

    Loader {
        id: loader
        anchors.fill: parent
        focus: true
        sourceComponent: {
            switch (root.viewModel.navigation.page) {
            case NavigationViewModel.Transactions: return transactions;
            case NavigationViewModel.Alerts: return alerts;
            case NavigationViewModel.Wallets: return wallets;
            case NavigationViewModel.Tenants: return tenants;
            case NavigationViewModel.Connections: return connections;
            case NavigationViewModel.Latency: return latency;
            case NavigationViewModel.TestBench: return testBench;
            case NavigationViewModel.Hub: return hub;
            case NavigationViewModel.Traffic: return traffic;
            case NavigationViewModel.Log: return log;
            case NavigationViewModel.Settings: return settings;
            }
            return overview;
        }
        onLoaded: root.takeKeyboard()
    }

    TransactionColumns { id: transactionColumns }

    // A Loader of Qt 6.4 refuses components that are bound to their context.
    // qmllint disable unqualified
    Component {
        id: overview

        OverviewPage {
            connection: root.viewModel.connection
            viewModel: root.viewModel.overview
            onPageRequested: page => root.pageRequested(page)
        }
    }
    Component {
        id: transactions

        TransactionsPage {
            connection: root.viewModel.connection
            viewModel: root.viewModel.transactions
            columnSet: transactionColumns
        }
    }
    Component {
        id: alerts

        AlertsPage {
            connection: root.viewModel.connection
            viewModel: root.viewModel.alerts
        }
    }
    Component {
        id: wallets

        WalletsPage {
            connection: root.viewModel.connection
            viewModel: root.viewModel.wallets
            onTransactionsRequested: walletId => root.showTransactions("wallet:" + walletId)
        }
    }
    Component {
        id: tenants

        TenantsPage {
            connection: root.viewModel.connection
            tenants: root.viewModel.tenants
            onTransactionsRequested: tenantId => root.showTransactions("tenant:" + tenantId)
        }
    }
    Component {
        id: connections

        ConnectionsPage {
            connection: root.viewModel.connection
            viewModel: root.viewModel.connections
        }
    }
    Component {
        id: latency

        LatencyPage {
            connection: root.viewModel.connection
            viewModel: root.viewModel.latency
        }
    }
    Component {
        id: testBench

        TestBenchPage {
            connection: root.viewModel.connection
            viewModel: root.viewModel.testBench
            faults: root.viewModel.testFaults
            scenario: root.viewModel.testScenario
            load: root.viewModel.loadTest
        }
    }
    Component {
        id: hub

        HubPage {
            connection: root.viewModel.connection
            viewModel: root.viewModel.hub
        }
    }
    Component {
        id: traffic

        TrafficPage {
            connection: root.viewModel.connection
            viewModel: root.viewModel.traffic
            onEndingsRequested: {
                root.viewModel.connections.view = ConnectionsViewModel.Endings;
                root.pageRequested(NavigationViewModel.Connections);
            }
        }
    }
    Component {
        id: log

        LogPage {
            connection: root.viewModel.connection
            log: root.log
        }
    }
    Component {
        id: settings

        SettingsPage {
            connection: root.viewModel.connection
            settings: root.viewModel.settings
            version: root.viewModel.version
            onAssistantRequested: root.assistantRequested()
        }
    }
    // qmllint enable unqualified
}
