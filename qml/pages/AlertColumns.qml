import Opsroom.Controls

/// The columns of the alerts.
ColumnSet {
    table: "alerts"

    property alias severity: severityColumn
    property alias message: messageColumn
    property alias state: stateColumn
    property alias tenant: tenantColumn
    property alias category: categoryColumn
    property alias about: aboutColumn
    property alias repeats: repeatsColumn
    property alias age: ageColumn

    columns: [
        TableColumn {
            id: severityColumn
            title: qsTr("Severity")
            least: 104
        },
        TableColumn {
            id: messageColumn
            title: qsTr("Alert")
            least: 200
            share: 6
        },
        TableColumn {
            id: stateColumn
            title: qsTr("State")
            least: 128
            share: 1
            hiddenBelow: 640
        },
        TableColumn {
            id: tenantColumn
            title: qsTr("Tenant")
            least: 96
            share: 1
        },
        TableColumn {
            id: categoryColumn
            title: qsTr("Category")
            least: 96
            share: 1
            hiddenBelow: 760
        },
        TableColumn {
            id: aboutColumn
            title: qsTr("About")
            least: 120
            share: 1.5
            hiddenBelow: 860
        },
        TableColumn {
            id: repeatsColumn
            title: qsTr("Raised")
            least: 72
            isRight: true
        },
        TableColumn {
            id: ageColumn
            title: qsTr("Age")
            least: 80
            isRight: true
        }
    ]
}
