import QtQuick
import Opsroom.Theme
import Opsroom.ViewModels

/// The pages that there are, in the order of NavigationViewModel.Page, which is that of their keys Ctrl+1 and so on.
QtObject {
    id: root

    required property SeverityCounts alerts

    readonly property list<PageEntry> list: [
        PageEntry {
            title: qsTr("Overview")
            iconName: "overview"
        },
        PageEntry {
            title: qsTr("Transactions")
            iconName: "transactions"
        },
        PageEntry {
            title: qsTr("Alerts")
            iconName: "alerts"
            badge: root.alerts.critical + root.alerts.high
            badgeTone: root.alerts.critical > 0 ? Theme.critical : Theme.high
        },
        PageEntry {
            title: qsTr("Wallets")
            iconName: "wallets"
        },
        PageEntry {
            title: qsTr("Tenants")
            iconName: "tenants"
        },
        PageEntry {
            title: qsTr("Connections")
            iconName: "connections"
        },
        PageEntry {
            title: qsTr("Latency")
            iconName: "latency"
        },
        PageEntry {
            title: qsTr("Test bench")
            iconName: "bench"
        },
        PageEntry {
            title: qsTr("Hub")
            iconName: "hub"
        },
        PageEntry {
            title: qsTr("Traffic")
            iconName: "traffic"
        },
        PageEntry {
            title: qsTr("Log")
            iconName: "note"
        },
        PageEntry {
            title: qsTr("Settings")
            iconName: "settings"
        }
    ]
}
