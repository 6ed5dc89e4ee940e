import Opsroom.Controls

/// The columns of the test bench's clients.
ColumnSet {
    property alias user: userColumn
    property alias tenant: tenantColumn
    property alias role: roleColumn
    property alias state: stateColumn
    property alias verdict: verdictColumn
    property alias close: closeColumn

    columns: [
        TableColumn {
            id: userColumn
            title: qsTr("User")
            least: 80
        },
        TableColumn {
            id: tenantColumn
            title: qsTr("Tenant")
            least: 80
        },
        TableColumn {
            id: roleColumn
            title: qsTr("Role")
            least: 88
        },
        TableColumn {
            id: stateColumn
            title: qsTr("State")
            least: 96
        },
        TableColumn {
            id: verdictColumn
            title: qsTr("Last event")
            least: 140
            share: 3
        },
        TableColumn {
            id: closeColumn
            title: ""
            least: 48
        }
    ]
}
