import Opsroom.Controls

/// The columns of the wallets.
ColumnSet {
    table: "wallets"

    property alias wallet: walletColumn
    property alias tenant: tenantColumn
    property alias trend: trendColumn
    property alias available: availableColumn
    property alias pending: pendingColumn
    property alias held: heldColumn
    property alias change: changeColumn
    property alias rate: rateColumn
    property alias age: ageColumn

    columns: [
        TableColumn {
            id: walletColumn
            title: qsTr("Wallet")
            least: 112
            share: 1
        },
        TableColumn {
            id: tenantColumn
            title: qsTr("Tenant")
            least: 104
            share: 3
        },
        TableColumn {
            id: trendColumn
            title: qsTr("Trend")
            least: 96
            share: 0.5
        },
        TableColumn {
            id: availableColumn
            title: qsTr("Available")
            least: 136
            share: 0.5
            isRight: true
        },
        TableColumn {
            id: pendingColumn
            title: qsTr("Pending")
            least: 96
            share: 0.5
            isRight: true
            hiddenBelow: 900
        },
        TableColumn {
            id: heldColumn
            title: qsTr("Held")
            least: 96
            share: 0.5
            isRight: true
            hiddenBelow: 980
        },
        TableColumn {
            id: changeColumn
            title: qsTr("Last change")
            least: 120
            share: 0.5
            isRight: true
            hiddenBelow: 720
        },
        TableColumn {
            id: rateColumn
            title: qsTr("Per minute")
            least: 88
            isRight: true
        },
        TableColumn {
            id: ageColumn
            title: qsTr("Age")
            least: 72
            isRight: true
        }
    ]
}
