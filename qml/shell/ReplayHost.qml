import QtQuick
import Opsroom.ViewModels

/// The bar of the capture that is in front; nothing over what is live.
Loader {
    id: root

    required property WorkspaceViewModel workspace

    height: active ? (item as ReplayBar).implicitHeight : 0
    active: root.workspace.replay !== null
    // A Loader of Qt 6.4 refuses components that are bound to their context.
    // qmllint disable unqualified
    sourceComponent: ReplayBar { replay: root.workspace.replay }
    // qmllint enable unqualified
}
