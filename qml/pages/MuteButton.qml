pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Opsroom.Controls
import Opsroom.Theme
import Opsroom.ViewModels

/// Silences the sounds of alerts for a time. What is shown goes on.
Button {
    id: root

    required property AlertAnnunciator annunciator

    iconName: annunciator.isMuted ? "muted" : "sound"
    text: annunciator.isMuted ? annunciator.mutedText : qsTr("Mute…")
    hint: annunciator.isMuted ? qsTr("Sound again now") : qsTr("No sounds for a time")
    onClicked: {
        if (annunciator.isMuted)
            annunciator.unmute();
        else
            times.open();
    }

    Dropdown {
        id: times
        label: qsTr("Mute for")

        ColumnLayout {
            spacing: Metrics.tiny

            Repeater {
                model: [15, 60, 240, 480]

                Button {
                    id: time

                    required property int modelData

                    text: modelData < 60 ? qsTr("%1 min").arg(modelData) : qsTr("%1 h").arg(modelData / 60)
                    isQuiet: true
                    Layout.fillWidth: true
                    onClicked: {
                        root.annunciator.mute(time.modelData);
                        times.close();
                    }
                }
            }
        }
    }
}
