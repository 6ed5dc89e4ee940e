import QtQuick
import QtQuick.Layouts
import Opsroom.Controls
import Opsroom.Pages
import Opsroom.Theme
import Opsroom.ViewModels

/// The page's title, what kind of hub this is, how the connection is, and the ways to everything else.
Rectangle {
    id: root

    required property ConsoleViewModel viewModel
    required property string title

    signal paletteRequested()
    signal keysRequested()
    signal capturesRequested()

    readonly property ConnectionViewModel connection: viewModel.connection
    readonly property bool isUnderWay: connection.state === ConnectionViewModel.Connecting
                                       || connection.state === ConnectionViewModel.Retrying
                                       || connection.state === ConnectionViewModel.Waiting

    implicitHeight: Metrics.topBar
    color: Theme.surface
    Accessible.role: Accessible.ToolBar
    Accessible.name: title

    Rectangle {
        anchors.bottom: parent.bottom
        width: parent.width
        height: Metrics.hairline
        color: Theme.line
    }
    RowLayout {
        anchors.fill: parent
        anchors.leftMargin: Metrics.large
        anchors.rightMargin: Metrics.small
        spacing: Metrics.medium

        PlainText {
            text: root.title
            font: Typography.title
            Accessible.role: Accessible.Heading
        }
        EnvironmentBadge {
            environment: root.viewModel.environment
            text: root.viewModel.environmentBadge
        }
        Button {
            visible: root.viewModel.recorder.isRecording
            iconName: "record"
            text: root.viewModel.recorder.text
            isDanger: true
            hint: qsTr("Recording to %1").arg(root.viewModel.recorder.path)
            onClicked: root.capturesRequested()
        }
        Item { Layout.fillWidth: true }
        StatusDot {
            words: root.connection.words
            tone: root.connection.isConnected ? Theme.good : root.isUnderWay ? Theme.high : Theme.critical
            isBusy: root.isUnderWay
        }
        PlainText {
            text: root.connection.url
            visible: root.width > 800
            color: Theme.textFaint
            font: Typography.figures
            Layout.maximumWidth: 280
        }
        Button {
            iconName: "search"
            text: qsTr("Go to…")
            hint: qsTr("Ctrl+K")
            onClicked: root.paletteRequested()
        }
        IconButton {
            iconName: "theme"
            label: Theme.isDark ? qsTr("Light theme") : qsTr("Dark theme")
            onClicked: root.viewModel.settings.theme = Theme.isDark ? SettingsViewModel.Light : SettingsViewModel.Dark
        }
        IconButton {
            iconName: "keyboard"
            label: qsTr("Keys")
            keys: "?"
            onClicked: root.keysRequested()
        }
    }
}
