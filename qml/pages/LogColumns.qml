import Opsroom.Controls

/// The columns of the log.
ColumnSet {
    table: "log"

    property alias time: timeColumn
    property alias level: levelColumn
    property alias category: categoryColumn
    property alias event: eventColumn
    property alias fields: fieldsColumn

    columns: [
        TableColumn {
            id: timeColumn
            title: qsTr("Time (UTC)")
            least: 112
        },
        TableColumn {
            id: levelColumn
            title: qsTr("Level")
            least: 80
        },
        TableColumn {
            id: categoryColumn
            title: qsTr("Category")
            least: 144
        },
        TableColumn {
            id: eventColumn
            title: qsTr("Event")
            least: 144
        },
        TableColumn {
            id: fieldsColumn
            title: qsTr("Details")
            least: 240
            share: 4
        }
    ]
}
