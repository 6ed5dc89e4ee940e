import Opsroom.Controls

/// The columns of the rooms.
ColumnSet {
    table: "rooms"

    property alias tenant: tenantColumn
    property alias kind: kindColumn
    property alias name: nameColumn
    property alias members: membersColumn
    property alias share: shareColumn

    columns: [
        TableColumn {
            id: tenantColumn
            title: qsTr("Tenant")
            least: 140
            share: 2
        },
        TableColumn {
            id: kindColumn
            title: qsTr("Kind")
            least: 96
        },
        TableColumn {
            id: nameColumn
            title: qsTr("Name")
            least: 200
            share: 4
        },
        TableColumn {
            id: membersColumn
            title: qsTr("Members")
            least: 96
            isRight: true
        },
        TableColumn {
            id: shareColumn
            title: qsTr("Share")
            least: 120
            share: 2
        }
    ]
}
