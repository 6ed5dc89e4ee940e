pragma ComponentBehavior: Bound

import QtQuick
import Opsroom.Theme
import Opsroom.ViewModels

/// What the palette offers: the pages, and what can be done from everywhere.
QtObject {
    id: root

    required property ConsoleViewModel viewModel
    required property Pages registry

    signal pageRequested(int page)
    signal transactionsRequested(string filter)
    signal keysRequested()
    signal screenToggled()
    signal hubsRequested()
    signal capturesRequested()

    function toggleTheme(): void {
        root.viewModel.settings.theme = Theme.isDark ? SettingsViewModel.Light : SettingsViewModel.Dark;
    }

    readonly property list<PaletteEntry> entries: [
        GoTo { place: 0 },
        GoTo { place: 1 },
        GoTo { place: 2 },
        GoTo { place: 3 },
        GoTo { place: 4 },
        GoTo { place: 5 },
        GoTo { place: 6 },
        GoTo { place: 7 },
        GoTo { place: 8 },
        GoTo { place: 9 },
        GoTo { place: 10 },
        PaletteEntry {
            title: root.viewModel.transactions.isPaused ? qsTr("Resume transactions") : qsTr("Pause transactions")
            iconName: root.viewModel.transactions.isPaused ? "play" : "pause"
            keys: qsTr("Space")
            onRun: root.viewModel.transactions.togglePause()
        },
        PaletteEntry {
            title: qsTr("Failed transactions")
            iconName: "filter"
            onRun: root.transactionsRequested("status:failed,rejected,blocked")
        },
        PaletteEntry {
            title: qsTr("Clear the filter of transactions")
            iconName: "close"
            isEnabled: root.viewModel.transactions.filter.isActive
            onRun: root.viewModel.transactions.filter.clear()
        },
        PaletteEntry {
            title: Theme.isDark ? qsTr("Light theme") : qsTr("Dark theme")
            iconName: "theme"
            keys: qsTr("Ctrl+T")
            onRun: root.toggleTheme()
        },
        PaletteEntry {
            title: qsTr("High contrast")
            iconName: "theme"
            onRun: root.viewModel.settings.theme = SettingsViewModel.HighContrast
        },
        PaletteEntry {
            title: qsTr("Retry the connection now")
            iconName: "refresh"
            isEnabled: root.viewModel.connection.canRetry
            onRun: root.viewModel.connection.retryNow()
        },
        PaletteEntry {
            title: qsTr("Hubs: open, add or change")
            iconName: "hub"
            keys: qsTr("Ctrl+H")
            onRun: root.hubsRequested()
        },
        PaletteEntry {
            title: root.viewModel.recorder.isRecording ? qsTr("Stop recording") : qsTr("Record, or play a capture")
            iconName: root.viewModel.recorder.isRecording ? "pause" : "record"
            keys: qsTr("Ctrl+R")
            onRun: root.viewModel.recorder.isRecording ? root.viewModel.recorder.stop() : root.capturesRequested()
        },
        PaletteEntry {
            title: qsTr("Whole screen")
            iconName: "overview"
            keys: qsTr("F11")
            onRun: root.screenToggled()
        },
        PaletteEntry {
            title: qsTr("Keys")
            iconName: "keyboard"
            keys: "?"
            onRun: root.keysRequested()
        }
    ]

    component GoTo: PaletteEntry {
        required property int place

        isEnabled: place < root.registry.list.length
        title: isEnabled ? root.registry.list[place].title : ""
        iconName: isEnabled ? root.registry.list[place].iconName : ""
        keys: place < 9 ? qsTr("Ctrl+%1").arg(place + 1) : ""
        onRun: root.pageRequested(place)
    }
}
