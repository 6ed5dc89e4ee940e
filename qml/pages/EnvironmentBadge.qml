import QtQuick
import Opsroom.Controls
import Opsroom.Theme
import Opsroom.ViewModels

/// What kind of hub this is, so that nobody takes one for another. Nothing where nobody has said.
Badge {
    id: root

    required property int environment

    visible: text !== ""
    isSolid: true
    tone: {
        switch (environment) {
        case Environment.Production: return Theme.critical;
        case Environment.Staging: return Theme.high;
        case Environment.Test: return Theme.medium;
        case Environment.Development: return Theme.low;
        }
        return Theme.demo;
    }
    Accessible.role: Accessible.StaticText
    Accessible.name: environment === Environment.Demo ? qsTr("Demonstration: replayed data")
                   : environment === Environment.Replay ? qsTr("Replay of a capture: not live") : text
}
