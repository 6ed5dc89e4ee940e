import Opsroom.Controls

/// The columns of the tenants.
ColumnSet {
    table: "tenants"

    property alias tenant: tenantColumn
    property alias connections: connectionsColumn
    property alias share: shareColumn
    property alias users: usersColumn
    property alias queued: queuedColumn
    property alias rate: rateColumn
    property alias activity: activityColumn

    columns: [
        TableColumn {
            id: tenantColumn
            title: qsTr("Tenant")
            least: 140
            share: 2
        },
        TableColumn {
            id: connectionsColumn
            title: qsTr("Connections")
            least: 104
            isRight: true
        },
        TableColumn {
            id: shareColumn
            title: qsTr("Share")
            least: 120
            share: 2
        },
        TableColumn {
            id: usersColumn
            title: qsTr("Users")
            least: 80
            isRight: true
        },
        TableColumn {
            id: queuedColumn
            title: qsTr("Queued")
            least: 80
            isRight: true
        },
        TableColumn {
            id: rateColumn
            title: qsTr("Updates per minute")
            least: 144
            isRight: true
        },
        TableColumn {
            id: activityColumn
            title: qsTr("Last activity")
            least: 128
            isRight: true
        }
    ]
}
