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
            least: 64
        },
        TableColumn {
            id: tenantColumn
            title: qsTr("Tenant")
            least: 56
        },
        TableColumn {
            id: roleColumn
            title: qsTr("Role")
            least: 72
        },
        TableColumn {
            id: stateColumn
            title: qsTr("State")
            least: 84
        },
        TableColumn {
            id: verdictColumn
            title: qsTr("Last event")
            least: 96
            share: 3
        },
        TableColumn {
            id: closeColumn
            title: ""
            least: 36
        }
    ]
}
