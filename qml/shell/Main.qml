pragma ComponentBehavior: Bound

import QtQuick
import QtQml.Models
import Opsroom.Controls
import Opsroom.Pages
import Opsroom.Theme
import Opsroom.ViewModels

/// The console's window.
Window {
    id: root

    required property WorkspaceViewModel workspace
    readonly property ConsoleViewModel viewModel: workspace.current
    readonly property SettingsViewModel settings: workspace.settings
    readonly property int current: viewModel.navigation.page
    readonly property PageFrame content: host.page
    readonly property alias hubs: hubsSheet
    readonly property alias assistant: assistant
    readonly property alias replayBar: replayBar

    width: 1280
    height: 800
    minimumWidth: 1024
    minimumHeight: 640
    visible: true
    title: viewModel.environmentBadge === "" ? viewModel.title : qsTr("%1 [%2]").arg(viewModel.title).arg(viewModel.environmentBadge)
    color: Theme.window

    // Only onto a screen that is still there.
    Component.onCompleted: {
        if (!root.settings.isIntroduced)
            assistant.open();
        const last = root.settings.windowGeometry();
        if (last.width < root.minimumWidth || last.height < root.minimumHeight)
            return;
        root.width = Math.min(last.width, root.screen.desktopAvailableWidth);
        root.height = Math.min(last.height, root.screen.desktopAvailableHeight);
        root.x = Math.max(0, Math.min(last.x, root.screen.desktopAvailableWidth - root.width));
        root.y = Math.max(0, Math.min(last.y, root.screen.desktopAvailableHeight - root.height));
    }
    onClosing: {
        if (root.visibility === Window.Windowed)
            root.settings.setWindowGeometry(Qt.rect(root.x, root.y, root.width, root.height));
    }

    function show(page: int): void {
        root.viewModel.navigation.page = page;
        host.takeKeyboard();
    }

    onActiveFocusItemChanged: keyboardKeeper.restart()

    // A dialog that closes leaves the keyboard with nobody; then it is the page's again.
    Timer {
        id: keyboardKeeper
        interval: 0
        onTriggered: {
            if (root.activeFocusItem === root.contentItem)
                host.takeKeyboard();
        }
    }

    Binding {
        target: Theme
        property: "mode"
        value: root.settings.theme
    }
    Binding {
        target: Theme
        property: "hasReducedMotion"
        value: root.settings.hasReducedMotion
    }
    Binding {
        target: ColumnMemory
        property: "store"
        value: root.settings
    }
    Binding {
        target: Metrics
        property: "isCompact"
        value: root.settings.density === SettingsViewModel.Compact
    }
    Pages {
        id: registry
        alerts: root.viewModel.alerts.counts
    }

    FocusScope {
        anchors.fill: parent
        focus: true

        Keys.onPressed: event => {
            if (event.text === "?") {
                keySheet.open();
                event.accepted = true;
            }
        }

        NavigationRail {
            id: rail
            anchors { left: parent.left; top: parent.top; bottom: parent.bottom }
            pages: registry
            current: root.current
            isNarrow: root.width < Metrics.narrowWindow
            version: root.viewModel.version
            workspace: root.workspace
            onChosen: index => root.show(index)
            onHubsRequested: hubsSheet.open()
        }
        TopBar {
            id: bar
            anchors { left: rail.right; right: parent.right; top: parent.top }
            viewModel: root.viewModel
            title: registry.list[root.current].title
            onPaletteRequested: palette.open()
            onKeysRequested: keySheet.open()
            onCapturesRequested: captureSheet.open()
        }
        ReplayHost {
            id: replayBar
            anchors { left: rail.right; right: parent.right; top: bar.bottom }
            workspace: root.workspace
        }
        ConnectionBanner {
            id: banner
            anchors { left: rail.right; right: parent.right; top: replayBar.bottom }
            height: visible ? implicitHeight : 0
            connection: root.viewModel.connection
        }
        PageHost {
            id: host
            anchors { left: rail.right; right: parent.right; top: banner.bottom; bottom: parent.bottom }
            focus: true
            viewModel: root.viewModel
            log: root.workspace.log
            onPageRequested: page => root.show(page)
            onAssistantRequested: assistant.open()
        }
    }
    // The same all round, so that no cut-out of the screen passes for something live.
    Rectangle {
        anchors.fill: parent
        visible: replayBar.active
        color: "transparent"
        border.width: 3
        border.color: Theme.demo
    }

    HubsSheet {
        id: hubsSheet
        workspace: root.workspace
    }
    FirstRunAssistant {
        id: assistant
        workspace: root.workspace
        onHubsRequested: hubsSheet.open()
    }
    CaptureSheet {
        id: captureSheet
        workspace: root.workspace
    }

    KeySheet { id: keySheet }
    CommandPalette {
        id: palette
        commands: commands
    }
    Commands {
        id: commands
        viewModel: root.viewModel
        registry: registry
        onPageRequested: page => root.show(page)
        onTransactionsRequested: filter => host.showTransactions(filter)
        onKeysRequested: keySheet.open()
        onHubsRequested: hubsSheet.open()
        onCapturesRequested: captureSheet.open()
        onScreenToggled: root.visibility = root.visibility === Window.FullScreen ? Window.Windowed : Window.FullScreen
    }

    Instantiator {
        model: Math.min(9, registry.list.length)

        Shortcut {
            required property int index

            sequence: "Ctrl+" + (index + 1)
            onActivated: root.show(index)
        }
    }
    Shortcut {
        sequence: "Ctrl+,"
        onActivated: root.show(NavigationViewModel.Settings)
    }
    Shortcut {
        sequence: "Alt+Left"
        onActivated: root.viewModel.navigation.goBack()
    }
    Shortcut {
        sequence: "Ctrl+H"
        onActivated: hubsSheet.open()
    }
    Shortcut {
        sequence: "Ctrl+R"
        onActivated: captureSheet.open()
    }
    Shortcut {
        sequence: "Ctrl+Tab"
        onActivated: root.workspace.currentIndex = (root.workspace.currentIndex + 1) % root.workspace.sessions.count
    }
    Shortcut {
        sequence: "Ctrl+K"
        onActivated: palette.open()
    }
    Shortcut {
        sequence: "Ctrl+F"
        onActivated: root.content.focusFilter()
    }
    Shortcut {
        sequence: "Ctrl+E"
        onActivated: root.content.openExport()
    }
    Shortcut {
        sequence: "Ctrl+T"
        onActivated: commands.toggleTheme()
    }
    Shortcut {
        sequence: "F11"
        onActivated: commands.screenToggled()
    }
}
