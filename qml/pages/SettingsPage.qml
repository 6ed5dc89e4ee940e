import QtQuick
import QtQuick.Templates as T
import Opsroom.Controls
import Opsroom.Theme
import Opsroom.ViewModels

/// What the operator can choose. It takes effect at once and is kept.
PageFrame {
    id: root

    required property SettingsViewModel settings
    required property string version

    signal assistantRequested()

    readonly property int sizeChosen: {
        switch (settings.ringSize) {
        case 1000: return 0;
        case 10000: return 1;
        case 50000: return 2;
        case 100000: return 3;
        }
        return -1;
    }

    isOfHub: false
    label: qsTr("Settings")
    isEmpty: false
    emptyTitle: ""

    Flickable {
        id: view
        anchors.fill: parent
        contentHeight: contentItem.childrenRect.height
        boundsBehavior: Flickable.StopAtBounds
        clip: true

        T.ScrollBar.vertical: ScrollBar {}

        Card {
            width: Math.min(view.width, 760)
            height: lines.height + 2 * Metrics.large

            // A ColumnLayout would not learn of the height of lines that wrap.
            Column {
                id: lines
                width: parent.width
                spacing: Metrics.large

                SettingLine {
                    width: lines.width
                    title: qsTr("Theme")
                    explanation: qsTr("Severity is always told by shape and word as well.")

                    SegmentedControl {
                        label: qsTr("Theme")
                        choices: [qsTr("System"), qsTr("Light"), qsTr("Dark"), qsTr("High contrast")]
                        current: root.settings.theme
                        onChosen: index => root.settings.theme = index
                    }
                }
                SettingLine {
                    width: lines.width
                    title: qsTr("Density")
                    explanation: qsTr("Height of the rows in tables.")

                    SegmentedControl {
                        label: qsTr("Density")
                        choices: [qsTr("Comfortable"), qsTr("Compact")]
                        current: root.settings.density
                        onChosen: index => root.settings.density = index
                    }
                }
                SettingLine {
                    width: lines.width
                    title: qsTr("Time")
                    explanation: qsTr("In which time the times of day are shown.")

                    SegmentedControl {
                        label: qsTr("Time")
                        choices: [qsTr("Local"), qsTr("UTC")]
                        current: root.settings.isUtc ? 1 : 0
                        onChosen: index => root.settings.isUtc = index === 1
                    }
                }
                SettingLine {
                    width: lines.width
                    title: qsTr("Language")
                    explanation: qsTr("Figures and dates go along.")

                    SegmentedControl {
                        label: qsTr("Language")
                        // Each in its own words: who looks for it may not read the others.
                        choices: [qsTr("System"), "English", "Deutsch"]
                        current: root.settings.language
                        onChosen: index => root.settings.language = index
                    }
                }
                SettingLine {
                    width: lines.width
                    title: qsTr("Motion")
                    explanation: qsTr("Reduced: nothing slides, fades or breathes.")

                    SegmentedControl {
                        label: qsTr("Motion")
                        choices: [qsTr("Full"), qsTr("Reduced")]
                        current: root.settings.hasReducedMotion ? 1 : 0
                        onChosen: index => root.settings.hasReducedMotion = index === 1
                    }
                }
                SettingLine {
                    width: lines.width
                    title: qsTr("Rows of the feed")
                    explanation: qsTr("How many updates of transactions are kept; the oldest give way.")

                    SegmentedControl {
                        label: qsTr("Rows of the feed")
                        choices: [qsTr("1,000"), qsTr("10,000"), qsTr("50,000"), qsTr("100,000")]
                        current: root.sizeChosen
                        onChosen: index => root.settings.ringSize = [1000, 10000, 50000, 100000][index]
                    }
                }
                SettingLine {
                    width: lines.width
                    title: qsTr("Calls to grave alerts")
                    explanation: qsTr("A sound, and a message over other programs. What is grave is always shown.")

                    CheckBox {
                        text: qsTr("Sound")
                        checked: root.settings.hasSound
                        onToggled: root.settings.hasSound = checked
                    }
                    CheckBox {
                        text: qsTr("Message")
                        checked: root.settings.hasNotifications
                        onToggled: root.settings.hasNotifications = checked
                    }
                }
                SettingLine {
                    width: lines.width
                    title: qsTr("Orders to the hub")
                    explanation: qsTr("Read-only: this console shows, and changes nothing at the hub.")

                    SegmentedControl {
                        label: qsTr("Orders to the hub")
                        choices: [qsTr("Allowed"), qsTr("Read-only")]
                        current: root.settings.isReadOnly ? 1 : 0
                        onChosen: index => root.settings.isReadOnly = index === 1
                    }
                }
                SettingLine {
                    width: lines.width
                    title: qsTr("Version")
                    explanation: root.version

                    Button {
                        text: qsTr("First steps…")
                        onClicked: root.assistantRequested()
                    }
                }
            }
        }
    }
}
