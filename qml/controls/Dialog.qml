import QtQuick
import QtQuick.Templates as T
import Opsroom.Theme

/// A question or a sheet in the middle of the window; Escape closes it.
T.Popup {
    id: root

    property string title

    parent: T.Overlay.overlay
    x: parent ? Math.round((parent.width - width) / 2) : 0
    y: parent ? Math.round((parent.height - height) / 2) : 0
    width: Math.min(Metrics.dialog, (parent ? parent.width : Metrics.dialog) - 2 * Metrics.large)
    height: Math.min(implicitContentHeight + 2 * padding, (parent ? parent.height : 640) - 2 * Metrics.large)
    padding: Metrics.large
    modal: true
    focus: true
    closePolicy: T.Popup.CloseOnEscape | T.Popup.CloseOnPressOutside

    T.Overlay.modal: Rectangle { color: Theme.scrim }

    background: Rectangle {
        color: Theme.isDark ? Theme.surface : Theme.raised
        radius: Metrics.radius + 4
        border.width: Metrics.hairline
        border.color: Theme.isHighContrast ? Theme.lineStrong : Theme.line
    }

    contentItem: DialogBody {
        title: root.title
        onClosed: root.close()
    }
}
