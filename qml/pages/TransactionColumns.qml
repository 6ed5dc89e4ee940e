import Opsroom.Controls

/// The columns of the feed.
ColumnSet {
    id: root

    table: "transactions"

    property alias time: timeColumn
    property alias tenant: tenantColumn
    property alias transaction: transactionColumn
    property alias wallet: walletColumn
    property alias status: statusColumn
    property alias kind: kindColumn
    property alias party: partyColumn
    property alias amount: amountColumn
    property alias extra: extraColumn
    /// A place in the events' JSON that has a column; empty: none.
    property string extraPath

    columns: [
        TableColumn {
            id: timeColumn
            title: qsTr("Time")
            least: 116
            sortKey: 0
            isAlwaysShown: true
        },
        TableColumn {
            id: tenantColumn
            title: qsTr("Tenant")
            least: 112
            share: 2
            sortKey: 1
        },
        TableColumn {
            id: transactionColumn
            title: qsTr("Transaction")
            least: 112
            share: 1
            sortKey: 2
            isAlwaysShown: true
        },
        TableColumn {
            id: walletColumn
            title: qsTr("Wallet")
            least: 104
            share: 0.5
            sortKey: 3
            hiddenBelow: 700
        },
        TableColumn {
            id: statusColumn
            title: qsTr("Status")
            least: 128
            share: 0.25
            sortKey: 4
        },
        TableColumn {
            id: kindColumn
            title: qsTr("Kind")
            least: 84
            hiddenBelow: 1000
        },
        TableColumn {
            id: partyColumn
            title: qsTr("Counterparty")
            least: 112
            share: 2
            sortKey: 6
            hiddenBelow: 860
        },
        TableColumn {
            id: extraColumn
            title: root.extraPath
            least: 104
            share: 1
            isOffered: root.extraPath !== ""
        },
        TableColumn {
            id: amountColumn
            title: qsTr("Amount")
            least: 144
            share: 0.5
            isRight: true
            sortKey: 5
            isAlwaysShown: true
        }
    ]
}
