pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Opsroom.Controls
import Opsroom.Theme

/// Takes an alert off the list for a time; it comes back by itself.
Button {
    id: root

    signal shelveRequested(real hours)

    function openTimes(): void {
        times.open();
    }

    iconName: "clock"
    text: qsTr("Shelve…")
    hint: qsTr("With a reason; it comes back by itself")
    onClicked: times.open()

    Dropdown {
        id: times
        label: qsTr("Shelve for")
        onOpened: entries.itemAt(0)?.forceActiveFocus(Qt.PopupFocusReason)

        ColumnLayout {
            spacing: Metrics.tiny

            Repeater {
                id: entries
                model: [2, 1, 6, 12, 24, 168, 720]

                Button {
                    id: time

                    required property int modelData

                    text: modelData < 24 ? qsTr("%1 h").arg(modelData) : qsTr("%n day(s)", "", modelData / 24)
                    isQuiet: true
                    Layout.fillWidth: true
                    onClicked: {
                        times.close();
                        root.shelveRequested(time.modelData);
                    }
                }
            }
        }
    }
}
