import QtQuick
import QtTest
import Opsroom.Pages
import Opsroom.Test
import Opsroom.ViewModels

Item {
    width: 1080
    height: 720

    SettingsPage {
        id: page
        anchors.fill: parent
        connection: Fixture.console.connection
        settings: Fixture.console.settings
        version: Fixture.console.version
    }

    TestCase {
        name: "Settings"
        when: windowShown

        readonly property SettingsViewModel settings: Fixture.console.settings

        function init() { failOnWarning(/.?/); }

        function test_the_keyboard_changes_a_setting() {
            compare(settings.theme, SettingsViewModel.Dark);
            page.forceActiveFocus();
            keyClick(Qt.Key_Tab);
            keyClick(Qt.Key_Left);
            compare(settings.theme, SettingsViewModel.Light);
            keyClick(Qt.Key_Right);
            compare(settings.theme, SettingsViewModel.Dark);
        }
    }
}
