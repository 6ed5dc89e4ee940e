pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Opsroom.Controls
import Opsroom.Pages
import Opsroom.Theme
import Opsroom.ViewModels

/// What a new operator chooses and learns before the first day: how it looks, what it looks at, and how it calls him.
Dialog {
    id: root

    required property WorkspaceViewModel workspace
    readonly property SettingsViewModel settings: workspace.settings
    property int step: 0
    readonly property list<string> titles: [qsTr("Welcome to Opsroom"), qsTr("What to look at"), qsTr("How it calls you")]

    signal hubsRequested()

    title: titles[step]
    width: Math.min(640, parent ? parent.width - 2 * Metrics.large : 640)
    closePolicy: Dialog.CloseOnEscape
    onAboutToShow: root.step = 0
    onClosed: root.settings.isIntroduced = true

    PlainText {
        text: qsTr("Step %1 of %2. Everything can be changed later, under Settings.").arg(root.step + 1).arg(root.titles.length)
        color: Theme.textMuted
        wrapMode: Text.Wrap
        Layout.fillWidth: true
    }
    ColumnLayout {
        visible: root.step === 0
        spacing: Metrics.large
        Layout.fillWidth: true

        SettingLine {
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
            title: qsTr("Language")
            explanation: qsTr("Figures and dates go along.")

            SegmentedControl {
                label: qsTr("Language")
                choices: [qsTr("System"), "English", "Deutsch"]
                current: root.settings.language
                onChosen: index => root.settings.language = index
            }
        }
        SettingLine {
            title: qsTr("Time")
            explanation: qsTr("In which time the times of day are shown.")

            SegmentedControl {
                label: qsTr("Time")
                choices: [qsTr("Local"), qsTr("UTC")]
                current: root.settings.isUtc ? 1 : 0
                onChosen: index => root.settings.isUtc = index === 1
            }
        }
    }
    ColumnLayout {
        visible: root.step === 1
        spacing: Metrics.large
        Layout.fillWidth: true

        PlainText {
            text: qsTr("In front is %1, at %2.").arg(root.workspace.current.name).arg(root.workspace.current.connection.url)
            wrapMode: Text.Wrap
            Layout.fillWidth: true
        }
        SettingLine {
            title: qsTr("Other hubs")
            explanation: qsTr("Several can be open at once, each with a badge that says what it is. Their tokens go to the keychain of your desktop.")

            Button {
                iconName: "plus"
                text: qsTr("Add a hub…")
                onClicked: {
                    root.close();
                    root.hubsRequested();
                }
            }
        }
        SettingLine {
            title: qsTr("Orders to the hub")
            explanation: qsTr("Read-only: this console shows, and changes nothing at the hub.")

            SegmentedControl {
                label: qsTr("Orders to the hub")
                choices: [qsTr("Allowed"), qsTr("Read-only")]
                current: root.settings.isReadOnly ? 1 : 0
                onChosen: index => root.settings.isReadOnly = index === 1
            }
        }
    }
    ColumnLayout {
        visible: root.step === 2
        spacing: Metrics.large
        Layout.fillWidth: true

        SettingLine {
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
            Button {
                iconName: "sound"
                text: qsTr("Try it out")
                enabled: root.settings.hasSound
                onClicked: root.workspace.current.alerts.annunciator.tryOut(AlertListModel.Critical)
            }
        }
        Repeater {
            model: [
                { keys: "Ctrl+K", words: qsTr("goes anywhere and does anything") },
                { keys: "?", words: qsTr("shows all keys") },
                { keys: qsTr("Space"), words: qsTr("holds the feed, and lets it go on") },
                { keys: "A", words: qsTr("acknowledges the alert in front of you") }
            ]

            RowLayout {
                id: line
                required property var modelData
                spacing: Metrics.medium

                KeyCap {
                    text: line.modelData.keys
                    Layout.minimumWidth: 64
                }
                PlainText {
                    text: line.modelData.words
                    Layout.fillWidth: true
                }
            }
        }
    }
    RowLayout {
        spacing: Metrics.small
        Layout.alignment: Qt.AlignRight

        Button {
            text: root.step === 0 ? qsTr("Skip") : qsTr("Back")
            onClicked: {
                if (root.step === 0)
                    root.close();
                else
                    --root.step;
            }
        }
        Button {
            text: root.step === root.titles.length - 1 ? qsTr("Begin") : qsTr("Next")
            isPrimary: true
            onClicked: {
                if (root.step === root.titles.length - 1)
                    root.close();
                else
                    ++root.step;
            }
        }
    }
}
