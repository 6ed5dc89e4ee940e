import Opsroom.Controls
import Opsroom.ViewModels

/// The columns of the clients.
ColumnSet {
    table: "connections"

    property alias user: userColumn
    property alias tenant: tenantColumn
    property alias roles: rolesColumn
    property alias address: addressColumn
    property alias agent: agentColumn
    property alias transport: transportColumn
    property alias age: ageColumn
    property alias roundTrip: roundTripColumn
    property alias pong: pongColumn
    property alias channels: channelsColumn
    property alias sent: sentColumn
    property alias dropped: droppedColumn
    property alias queued: queuedColumn

    columns: [
        TableColumn {
            id: userColumn
            title: qsTr("User")
            least: 120
            share: 2
            sortKey: ClientListModel.ByUser
        },
        TableColumn {
            id: tenantColumn
            title: qsTr("Tenant")
            least: 120
            share: 3
            sortKey: ClientListModel.ByTenant
        },
        TableColumn {
            id: rolesColumn
            title: qsTr("Roles")
            least: 84
            share: 1
            hiddenBelow: 780
        },
        TableColumn {
            id: addressColumn
            title: qsTr("Address")
            least: 112
            sortKey: ClientListModel.ByAddress
            hiddenBelow: 680
        },
        TableColumn {
            id: agentColumn
            title: qsTr("Agent")
            least: 120
            share: 2
            hiddenBelow: 1240
        },
        TableColumn {
            id: transportColumn
            title: qsTr("Transport")
            least: 96
            hiddenBelow: 1000
        },
        TableColumn {
            id: ageColumn
            title: qsTr("Since")
            least: 64
            isRight: true
            sortKey: ClientListModel.ByAge
        },
        TableColumn {
            id: roundTripColumn
            title: qsTr("RTT")
            least: 76
            isRight: true
            sortKey: ClientListModel.ByRoundTrip
        },
        TableColumn {
            id: pongColumn
            title: qsTr("Last pong")
            least: 84
            isRight: true
            sortKey: ClientListModel.ByPong
            hiddenBelow: 1100
        },
        TableColumn {
            id: channelsColumn
            title: qsTr("Channels")
            least: 84
            isRight: true
            sortKey: ClientListModel.ByChannels
            hiddenBelow: 1000
        },
        TableColumn {
            id: sentColumn
            title: qsTr("Sent")
            least: 76
            isRight: true
            sortKey: ClientListModel.BySent
        },
        TableColumn {
            id: droppedColumn
            title: qsTr("Dropped")
            least: 80
            isRight: true
            sortKey: ClientListModel.ByDropped
            hiddenBelow: 900
        },
        TableColumn {
            id: queuedColumn
            title: qsTr("Queued")
            least: 80
            isRight: true
            sortKey: ClientListModel.ByQueued
        }
    ]
}
